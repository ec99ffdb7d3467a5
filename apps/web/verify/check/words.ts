import type { Instant } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import type { LogFault, LogFaultCode } from "@wuxing/tlog/fault";
import { formatInstant } from "@wuxing/ui/format";

/** An instant in both languages, in China's time. */
export const atInstant = (instant: Instant): Text =>
  t(`${formatInstant(instant, "zh")}（北京时间）`, `${formatInstant(instant, "en")} (China time)`);

/** Seconds since 1970 in both languages. */
export const atSecond = (seconds: number): Text => atInstant(new Date(seconds * 1000).toISOString());

const reasons: Readonly<Record<LogFaultCode, Text>> = {
  malformed: t(
    "写法不合规定：文件损坏、被截断或被改过",
    "It is not written as it must be: damaged, cut off or changed",
  ),
  unsigned: t("上面没有你信任的公钥的签名", "None of the keys that you trust has signed it"),
  forged: t(
    "签名不成立：内容被改过，或签名是伪造的",
    "The signature does not hold: the content was changed, or the signature is forged",
  ),
  otherLog: t(
    "它属于另一个日志，不在你信任的公钥之内；陌生的公钥不能证明任何事",
    "It is of another log, whose key you do not trust; an unknown key proves nothing",
  ),
  unwitnessed: t("见证的人不够", "Too few witnesses have cosigned it"),
  tile: t("日志的数据块与签名的根不符", "A tile of the log does not belong to the signed root"),
  proof: t("证明不成立：这条记录不在签名的日志里", "The proof does not hold: the record is not in the signed log"),
};

/** Why a log's data proves nothing, in plain words. */
export const reasonOf = ({ code }: LogFault): Text => reasons[code];
