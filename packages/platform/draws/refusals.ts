import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";

const refused = (reason: Text): Refusal => new Refusal("refused", reason);
const invalid = (field: string, reason: Text): Refusal => new Refusal("invalidInput", reason, [{ field, reason }]);

/** Why a draw may not be prepared, revealed to, drawn or closed: one sentence each, with what to do. */
export const refusals = {
  id: () =>
    invalid(
      "id",
      t("编号只能用小写字母、数字和连字符，最多 64 位", "An id has lower-case letters, digits and hyphens, 64 at most"),
    ),
  taken: (id: string) =>
    new Refusal("conflict", t(`编号 ${id} 已经用过，请换一个`, `The id ${id} is taken; choose another`)),
  times: () =>
    invalid(
      "dueAt",
      t(
        "时间次序不对：现在 < 公开秘密数截止 < 抽取时刻（至少在 5 分钟后）< 抽取期限 < 结束期限",
        "The times are out of order: now < secrets until < chance (five minutes from now at least) < drawn by < closed by",
      ),
    ),
  closeBy: () =>
    invalid(
      "closeBy",
      t(
        "不打招呼的抽取要有结束期限，公开抽取没有",
        "An unannounced draw needs a day of its close, an open one has none",
      ),
    ),
  tooMany: (most: number, size: number) =>
    invalid(
      "frame",
      t(
        `一次最多 ${most} 个对象，现有 ${size} 个；请按区县或类别分次抽取`,
        `A draw takes ${most} targets at most, not ${size}; draw by district or kind`,
      ),
    ),
  revealTerm: () =>
    invalid(
      "dueAt",
      t(
        "有人交了秘密数的承诺值：公开秘密数截止要比抽取时刻早 4 分钟以上，名单才来得及写入日志并见证",
        "Secrets are committed to: their term must end four minutes before chance at least, so that the list can be logged and witnessed",
      ),
    ),
  revealsLate: () =>
    refused(
      t(
        "秘密数名单没有在随机数产生的 60 秒前写入日志并得到证明，这次抽取作废，请重新准备",
        "The list of secrets was not proven in the log 60 seconds before chance spoke: this draw is void, prepare another",
      ),
    ),
  revealLate: () =>
    refused(
      t(
        "公开秘密数的时间已过，按规则不再计入",
        "The term for secrets has passed; by the rule it takes no part any more",
      ),
    ),
  revealWrong: () =>
    invalid(
      "secret",
      t(
        "这个秘密数与事先交的承诺值不符，请核对代号和每一位",
        "This secret does not fit what was committed to; check the code and every digit",
      ),
    ),
  early: () => refused(t("还没到抽取时刻，随机数还没有产生", "It is not time yet: chance has not spoken")),
  beaconWrong: () =>
    invalid(
      "value",
      t(
        "不是方案约定的随机数：请核对轮次和签名（96 位十六进制），或骰子的次数和点数",
        "This is not the chance that the plan waits for: check round and signature (96 hexadecimal digits), or number and faces of the throws",
      ),
    ),
  samePerson: () =>
    refused(t("骰子要由两个人各录一遍，请另一人录入", "Dice are entered by two people; let another person enter them")),
  throwsDiffer: () =>
    refused(
      t(
        "两人录入的点数不同，以这一次为准，请另一人核对后再录一遍",
        "The two entries differ; this one is kept, let another person check and enter the throws again",
      ),
    ),
  noDrand: () =>
    refused(
      t(
        "本系统没有设置信标服务器（DRAND_URL），请把这一轮的签名抄录进来",
        "This system has no beacon server (DRAND_URL); enter the signature of the round by hand",
      ),
    ),
  drandSilent: () =>
    refused(
      t(
        "信标服务器没有回答，请稍后再试，或把这一轮的签名抄录进来",
        "The beacon's server did not answer; try later, or enter the signature of the round by hand",
      ),
    ),
  isDice: () => refused(t("这次抽取用骰子，没有信标可取", "This draw uses dice; there is no beacon to fetch")),
  unproven: () =>
    refused(
      t(
        "方案还没有写入日志并得到证明，不能抽取；请稍后再试",
        "The plan is not proven to stand in the log yet; nothing may be drawn. Try later",
      ),
    ),
  provenLate: () =>
    refused(
      t(
        "方案写入日志的时间没有比随机数早 60 秒以上，这次抽取作废，请重新准备",
        "The plan was not proven in the log 60 seconds before chance spoke: this draw is void, prepare another",
      ),
    ),
  noBeacon: () => refused(t("还没有随机数：请先取得或录入", "There is no chance yet: fetch or enter it first")),
  notDrawn: () => refused(t("还没有抽取", "It has not been drawn yet")),
  isOpen: () => refused(t("公开抽取没有要逐次公开的检查", "An open draw has no visits to lay open")),
  notPicked: () => refused(t("这个对象没有抽中", "This target was not drawn")),
} as const;
