import type { Day } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";

/** No row of a rule is in force on a day: an administrator has to add one. */
export class RuleMissing extends Error {
  readonly key: string;
  readonly day: Day;
  readonly reason: Text;

  constructor(key: string, day: Day) {
    const reason = t(
      `${day} 没有生效的规则“${key}”，请管理员补充`,
      `No rule “${key}” is in force on ${day}; an administrator has to add it`,
    );
    super(reason.en);
    this.name = "RuleMissing";
    this.key = key;
    this.day = day;
    this.reason = reason;
  }
}
