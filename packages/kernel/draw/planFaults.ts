import { type Text, t } from "@wuxing/kernel/text";
import { fewestDiceBits, isKnownChain } from "./beacon.ts";
import type { BeaconPlan, DrawPlan } from "./DrawPlan.ts";

/** Most targets of an unannounced draw: each costs a proof of some milliseconds, now and for everyone who checks. */
export const mostUnannounced = 20_000;

/** What is wrong with a plan; empty when it may be drawn by. Takes the lists in order (`orderPlan`), and names what is not. */
export function planFaults(plan: DrawPlan): Text[] {
  return [
    ...listFaults(plan),
    ...quotaFaults(plan),
    ...recusalFaults(plan),
    ...beaconFaults(plan.beacon),
    ...modeFaults(plan),
    ...commitmentFaults(plan),
  ];
}

const maxIdLength = 200;
const isId = (id: string): boolean => id !== "" && id.length <= maxIdLength && id.isWellFormed();
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;
const isHex = (text: string, bytes: number): boolean => text.length === 2 * bytes && /^[0-9a-f]+$/u.test(text);

function listFaults({ id, frame, officers }: DrawPlan): Text[] {
  const faults: Text[] = [];
  if (!isId(id)) faults.push(t("抽取编号不能为空，也不能过长", "The draw needs an id that is not too long"));
  if (frame.length === 0)
    faults.push(t("对象名录是空的，无法抽取", "The frame is empty: there is nothing to draw from"));
  for (const [list, zh, en] of [
    [frame, "对象", "target"],
    [officers, "人员", "officer"],
  ] as const) {
    const fault = orderFault(list, zh, en);
    if (fault) faults.push(fault);
  }
  return faults;
}

function orderFault(list: readonly { readonly id: string }[], zh: string, en: string): Text | undefined {
  let before = "";
  for (const { id } of list) {
    if (!isId(id))
      return t(
        `有一个${zh}没有编号，或编号超过 ${maxIdLength} 个字符`,
        `A ${en} has no id, or one of more than ${maxIdLength} characters`,
      );
    if (id === before) return t(`${zh} ${id} 出现了两次`, `The ${en} ${id} stands there twice`);
    if (id < before) return t(`${zh} ${id} 不在编号次序上`, `The ${en} ${id} is out of the order of ids`);
    before = id;
  }
  return undefined;
}

function quotaFaults({ frame, quotas, perTarget, cap }: DrawPlan): Text[] {
  const faults: Text[] = [];
  if (!isCount(perTarget)) faults.push(t("每个对象的检查人数至少为 1", "A target needs one officer at least"));
  if (!isCount(cap)) faults.push(t("每人承担的对象数上限至少为 1", "The cap is one target an officer at least"));
  for (const [stratum, quota] of Object.entries(quotas))
    if (!(Number.isSafeInteger(quota) && quota >= 0))
      faults.push(t(`${stratum} 类的抽取数量必须是整数`, `The quota of class ${stratum} must be a whole number`));
  const without = frame.find(({ stratum }) => !Object.hasOwn(quotas, stratum));
  if (without)
    faults.push(
      t(
        `对象 ${without.id} 属于 ${without.stratum} 类，但没有规定该类抽多少；不抽请写 0`,
        `The target ${without.id} is of class ${without.stratum}, for which no quota is given; write 0 for none`,
      ),
    );
  return faults;
}

function recusalFaults({ frame, officers, recusals }: DrawPlan): Text[] {
  if (recusals.length === 0) return [];
  const targets = new Set(frame.map(({ id }) => id));
  const known = new Set(officers.map(({ id }) => id));
  const stray = recusals.find(({ target, officer }) => !targets.has(target) || !known.has(officer));
  if (!stray) return [];
  return [
    t(
      `回避关系 ${stray.target}—${stray.officer} 里的对象或人员不在名录上，请核对编号`,
      `The recusal ${stray.target}–${stray.officer} names a target or an officer that is not on the lists; check the ids`,
    ),
  ];
}

function beaconFaults(beacon: BeaconPlan): Text[] {
  if (beacon.kind === "dice") {
    const { sides, throws } = beacon;
    if (isCount(throws) && Number.isSafeInteger(sides) && sides >= 2 && throws * Math.log2(sides) >= fewestDiceBits)
      return [];
    return [
      t(
        `骰子次数不够：须有至少 ${fewestDiceBits} 比特的随机性，如六面骰 25 次、十面骰 20 次`,
        `Too few throws: they must give ${fewestDiceBits} bits at least, such as 25 throws of six sides or 20 of ten`,
      ),
    ];
  }
  if (!isKnownChain(beacon))
    return [
      t(
        "随机信标不是公认的链（drand quicknet）：链名、公钥、起点和周期必须与它完全一致",
        "The beacon is not a chain that is known (drand's quicknet): name, key, genesis and period must be that chain's",
      ),
    ];
  return isCount(beacon.round) ? [] : [t("随机信标的轮次不完整", "The round of the beacon is not a number of one")];
}

function modeFaults({ mode, vrfKey, frame }: DrawPlan): Text[] {
  if (mode === "open") return vrfKey === undefined ? [] : [t("公开抽取不用密钥", "An open draw has no key")];
  const faults: Text[] = [];
  if (vrfKey === undefined || !isHex(vrfKey, 32))
    faults.push(
      t("不打招呼的抽取要有自己的公钥（32 字节）", "An unannounced draw needs a public key of its own (32 bytes)"),
    );
  if (frame.length > mostUnannounced)
    faults.push(
      t(
        `不打招呼的抽取最多 ${mostUnannounced} 个对象，现有 ${frame.length} 个；请分批抽取`,
        `An unannounced draw takes ${mostUnannounced} targets at most, not ${frame.length}; draw in parts`,
      ),
    );
  return faults;
}

/** Their hashes stand in the record of the log, which has its bounds. */
const mostCommitments = 200;

function commitmentFaults({ commitments }: DrawPlan): Text[] {
  if (commitments.length > mostCommitments)
    return [t(`承诺值最多 ${mostCommitments} 个`, `There may be ${mostCommitments} commitments at most`)];
  const names = commitments.map(({ by }) => by);
  if (new Set(names).size < names.length) return [t("有人交了两个承诺值", "Somebody has made two commitments")];
  const unsound = commitments.find(({ by, hash }) => !isId(by) || !isHex(hash, 32));
  return unsound
    ? [t(`${unsound.by} 的承诺值不是 64 位十六进制数`, `The commitment of ${unsound.by} is not 64 hexadecimal digits`)]
    : [];
}
