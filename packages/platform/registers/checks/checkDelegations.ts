import type { Day } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import type { RowOf } from "../registers.ts";
import { type Checking, covers, fault, overlaps, rowsOf, type Span } from "./Checking.ts";

type Delegation = RowOf<"delegations">;
const longest = 366 * 24 * 60 * 60 * 1000;

/** Cover is given by who holds the post all that time, to a colleague of the same unit, and for a time. */
export async function checkDelegations(checking: Checking, today: Day): Promise<RegisterFault[]> {
  const found: RegisterFault[] = [];
  for (const { change, before, after } of rowsOf(checking, "delegations")) {
    if (!after || (before && sameSpan(before, after))) continue;
    found.push(...formFaults(change, before, after, today), ...ownFaults(checking, change, before, after));
    if (after.since < after.until) found.push(...(await standingFaults(checking, change, after)));
  }
  return found;
}

const sameSpan = (a: Delegation, b: Delegation): boolean => JSON.stringify(a) === JSON.stringify(b);

function formFaults(change: number, before: Delegation | null, after: Delegation, today: Day): RegisterFault[] {
  const found: RegisterFault[] = [];
  if (after.role === "administrator")
    found.push(
      fault(
        change,
        "role",
        t("管理员岗位不能代班，请另行任命", "The post of administrator is not covered; appoint somebody instead"),
      ),
    );
  if (Date.parse(after.until) - Date.parse(after.since) > longest)
    found.push(
      fault(change, "until", t("一次代班最长一年，请改终止日", "A cover lasts a year at most; choose an earlier end")),
    );
  const fixed = ["from_user", "to_user", "unit", "role"] as const;
  if (before && fixed.some((column) => before[column] !== after[column]))
    found.push(
      fault(
        change,
        "to_user",
        t("代班开出后只能改日期，请终止后另开一项", "Only the dates of a cover can change; end it and add another"),
      ),
    );
  if ((!before || before.since !== after.since) && after.since < today)
    found.push(fault(change, "since", t("开始日不能早于今天", "It cannot begin before today")));
  if (before && before.until !== after.until && after.until < today)
    found.push(fault(change, "until", t("终止日不能早于今天", "It cannot end before today")));
  return found;
}

/** A cover is given by who holds the post, or entered for others: nobody takes one for himself, or more of one. */
function ownFaults(
  { actor }: Checking,
  change: number,
  before: Delegation | null,
  { to_user, since, until }: Delegation,
): RegisterFault[] {
  if (actor.kind !== "staff" || to_user !== actor.id) return [];
  if (before && before.since === since && until <= before.until) return [];
  const reason = t(
    "不能给自己安排代班，请由岗位本人或另一位管理员来做",
    "You cannot enter a cover for yourself; ask the holder of the post or another administrator",
  );
  return [fault(change, "to_user", reason)];
}

async function standingFaults({ client }: Checking, change: number, cover: Delegation): Promise<RegisterFault[]> {
  const posts = await client.query<Span & { user_id: string; role: string }>(
    "SELECT user_id, role, since, until FROM posts WHERE unit = $1 AND user_id IN ($2, $3)",
    [cover.unit, cover.from_user, cover.to_user],
  );
  const found: RegisterFault[] = [];
  const own = posts.rows.filter(({ user_id, role }) => user_id === cover.from_user && role === cover.role);
  if (!own.some((post) => covers(post, cover)))
    found.push(
      fault(
        change,
        "until",
        t("代班超出了本人任期，请改日期或岗位", "The cover goes beyond the post itself; change the dates or the post"),
      ),
    );
  const colleague = posts.rows.filter(({ user_id }) => user_id === cover.to_user);
  if (!colleague.some((post) => covers(post, cover)))
    found.push(
      fault(
        change,
        "to_user",
        t(
          "代班人要在这段时间里都是同一单位的人，请另选",
          "Who covers must be of the same unit all that time; choose another",
        ),
      ),
    );
  const others = await client.query<Span>(
    `SELECT since, until FROM delegations
     WHERE from_user = $1 AND to_user = $2 AND unit = $3 AND role = $4 AND id <> $5`,
    [cover.from_user, cover.to_user, cover.unit, cover.role, cover.id],
  );
  if (others.rows.some((other) => overlaps(other, cover)))
    found.push(
      fault(
        change,
        "since",
        t("与已有的代班重叠，请改日期", "It overlaps a cover that is there already; change the dates"),
      ),
    );
  return found;
}
