import type { Day } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import { signInFollows } from "../signInFollows.ts";
import { type Checking, fault, rowsOf } from "./Checking.ts";

/** An account is closed when no post and no delegation outlasts it, and nobody closes his own. What sign-in knows follows. */
export async function checkPeople(checking: Checking, today: Day): Promise<RegisterFault[]> {
  const found: RegisterFault[] = [];
  for (const { change, before, after } of rowsOf(checking, "people")) {
    if (!after) continue;
    await signInFollows(checking.client, after, today);
    if (after.until === null || after.until === before?.until) continue;
    if (after.username === checking.actor.id) {
      const reason = t(
        "不能停用自己的账号，请由另一位管理员来做",
        "You cannot close your own account; ask another administrator",
      );
      found.push(fault(change, "until", reason));
    }
    const { rows } = await checking.client.query<{ posts: number; covers: number }>(
      `SELECT (SELECT count(*) FROM posts WHERE user_id = $1 AND (until IS NULL OR until > $2)) AS posts,
         (SELECT count(*) FROM delegations WHERE (from_user = $1 OR to_user = $1) AND until > $2 AND since < until) AS covers`,
      [after.username, after.until],
    );
    const { posts = 0, covers = 0 } = rows[0] ?? {};
    if (posts > 0 || covers > 0)
      found.push(
        fault(
          change,
          "until",
          t(
            `还有 ${posts} 个岗位、${covers} 项代班在这一天之后，请先终止`,
            `${posts} posts and ${covers} covers go beyond that day; end them first`,
          ),
        ),
      );
  }
  return found;
}
