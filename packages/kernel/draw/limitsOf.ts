import type { DrawFile } from "./DrawFile.ts";
import { type Finding, finding } from "./Finding.ts";

/** What no draw file can prove, said beside what it does. */
export function limitsOf({ plan }: DrawFile): Finding[] {
  const limits = [
    finding(
      "limit",
      "名录是否完整，抽取本身不能证明：没有列入名录的对象抽不到。请用查询功能核对某个对象是否在名录上，并与登记名册对照",
      "That the frame is complete no draw can prove: what is not on it cannot be drawn. Look up whether a target stood on it, and compare it with the register",
    ),
  ];
  if (plan.mode === "unannounced")
    limits.push(
      finding(
        "limit",
        "掌握密钥的人在检查之前就能知道名单",
        "Who holds the key of the draw can know the list before the visits",
      ),
    );
  if (plan.beacon.kind === "dice")
    limits.push(
      finding(
        "limit",
        "骰子弱于公共信标：没有监督员的秘密数时，掷骰的人可以一掷再掷",
        "Dice are weaker than a public beacon: without supervisors' secrets, who throws them may throw again",
      ),
    );
  return limits;
}
