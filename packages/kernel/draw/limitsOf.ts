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
    finding(
      "limit",
      "是否为同一份名录准备过好几次抽取、只用了合意的一次，单份文件不能证明：请在抽取列表里核对同一名录的其他抽取",
      "Whether the same frame was prepared for several draws, and the one that pleased was kept, no single file can prove: look in the list of draws for others of this frame",
    ),
  ];
  if (plan.commitments.length > 0)
    limits.push(
      finding(
        "limit",
        "日志里有没有第二份秘密数名单，单份文件不能证明：同一次抽取在日志里只应有一条 draw.reveals 记录，有两条就能事后挑选。交了秘密数的人请核对自己的是否计入",
        "Whether a second list of secrets stands in the log no single file can prove: a draw has one record draw.reveals in it, and with two the better one could be chosen afterwards. Whoever laid a secret open should check that it takes part",
      ),
    );
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
