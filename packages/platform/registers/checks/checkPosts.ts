import type { Day } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import type { RowOf } from "../registers.ts";
import { type Checking, covers, fault, lasts, overlaps, rowsOf, type Span } from "./Checking.ts";

type Post = RowOf<"posts">;

/** A post lies within its unit's and its person's time and beside no other of its kind; the keepers of the registers stay. */
export async function checkPosts(checking: Checking, today: Day): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "posts");
  if (rows.length === 0) return [];
  const { client } = checking;
  const users = [...new Set(rows.flatMap(({ after }) => (after ? [after.user_id] : [])))];
  const posts = await client.query<Post>(
    "SELECT user_id, unit, role, since, until FROM posts WHERE user_id = ANY($1)",
    [users],
  );
  const people = spans(
    await client.query("SELECT username AS id, since, until FROM people WHERE username = ANY($1)", [users]),
  );
  const units = spans(await client.query("SELECT code AS id, since, until FROM units"));
  const found: RegisterFault[] = [];
  for (const { change, before, after } of rows) {
    if (!after) continue;
    const others = posts.rows.filter((one) => one.user_id === after.user_id);
    found.push(
      ...spanFaults(change, after, people.get(after.user_id), units.get(after.unit)),
      ...overlapFaults(change, after, others),
      ...pastFaults(change, before, after, today),
      ...(await coverFaults(checking, change, before, after, others)),
    );
  }
  found.push(...(await keeperFaults(checking, today)));
  return found;
}

const spans = ({ rows }: { rows: ({ id: string } & Span)[] }): Map<string, Span> =>
  new Map(rows.map((row) => [row.id, row]));

function spanFaults(change: number, post: Post, person: Span | undefined, unit: Span | undefined): RegisterFault[] {
  const found: RegisterFault[] = [];
  if (!person)
    found.push(
      fault(
        change,
        "user_id",
        t(`没有人员 ${post.user_id}，请先登记`, `There is no person ${post.user_id}; add the person first`),
      ),
    );
  else if (!covers(person, post))
    found.push(
      fault(
        change,
        "until",
        t("账号在这段时间里并不都有效，请改日期", "The account is not open all that time; change the dates"),
      ),
    );
  if (!unit)
    found.push(
      fault(
        change,
        "unit",
        t(`没有单位 ${post.unit}，请从列表中选`, `There is no unit ${post.unit}; choose one of the list`),
      ),
    );
  else if (!covers(unit, post))
    found.push(
      fault(
        change,
        "until",
        t("单位在这段时间里并不都存在，请改日期", "The unit is not there all that time; change the dates"),
      ),
    );
  return found;
}

function overlapFaults(change: number, post: Post, others: readonly Post[]): RegisterFault[] {
  const other = others.find(
    (one) => one.unit === post.unit && one.role === post.role && one.since !== post.since && overlaps(one, post),
  );
  if (!other) return [];
  const span = `${other.since} — ${other.until ?? ""}`;
  return [
    fault(
      change,
      "since",
      t(
        `与同一岗位的另一段任期（${span}）重叠，请改日期`,
        `It overlaps the same post of the same person (${span}); change the dates`,
      ),
    ),
  ];
}

/** What was done under a post was done rightly: it does not end before today, unless it is a past that is added. */
function pastFaults(change: number, before: Post | null, after: Post, today: Day): RegisterFault[] {
  if (!before || before.until === after.until || after.until === null || after.until >= today) return [];
  return [
    fault(
      change,
      "until",
      t(
        "终止日不能早于今天：之前的操作已按在任办理",
        "A post cannot end before today: what was done until now was done in it",
      ),
    ),
  ];
}

/** A post that ends earlier leaves no cover of it behind. */
async function coverFaults(
  { client }: Checking,
  change: number,
  before: Post | null,
  after: Post,
  others: readonly Post[],
): Promise<RegisterFault[]> {
  if (!before || before.until === after.until) return [];
  const { rows } = await client.query<Span>(
    "SELECT since, until FROM delegations WHERE from_user = $1 AND unit = $2 AND role = $3 AND since < until",
    [after.user_id, after.unit, after.role],
  );
  const same = others.filter((one) => one.unit === after.unit && one.role === after.role);
  const bare = rows.filter((cover) => !same.some((post) => covers(post, cover)));
  if (bare.length === 0) return [];
  return [
    fault(
      change,
      "until",
      t(
        `还有 ${bare.length} 项代班超出这段任期，请先终止代班`,
        `${bare.length} covers of this post go beyond it; end them first`,
      ),
    ),
  ];
}

/** Nobody takes his own keys away, and somebody keeps them. */
async function keeperFaults({ client, actor, written }: Checking, today: Day): Promise<RegisterFault[]> {
  const touched = written.findIndex(({ register, before, after }) => {
    const [was, is] = [before as Post | null, after as Post | null];
    return register === "posts" && was?.role === "administrator" && is !== null && is.until !== was.until;
  });
  if (touched < 0) return [];
  const { rows } = await client.query<Span & { user_id: string }>(
    "SELECT user_id, since, until FROM posts WHERE role = 'administrator'",
  );
  // Without an end: one that is to end would leave nobody, or him without keys, on that day.
  const lasting = rows.filter((post) => post.until === null && lasts(post, today));
  if (actor.kind === "staff" && actorLoses(written, actor.id) && !lasting.some((post) => post.user_id === actor.id)) {
    const reason = t(
      "不能终止自己的最后一个管理员岗位，请由另一位管理员来做",
      "You cannot end your own last post as administrator; ask another one",
    );
    return [fault(touched, "until", reason)];
  }
  if (lasting.length > 0) return [];
  const reason = t("至少要留一位管理员，请先任命另一位", "One administrator must remain; appoint another first");
  return [fault(touched, "until", reason)];
}

const actorLoses = (written: Checking["written"], id: string): boolean =>
  written.some(
    ({ register, before }) => register === "posts" && before?.role === "administrator" && before.user_id === id,
  );
