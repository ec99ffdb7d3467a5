import type { Day } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import type { RowOf } from "../registers.ts";
import { type Checking, covers, fault, lasts, overlaps, rowsOf, type Span } from "./Checking.ts";

type Post = RowOf<"posts">;

/** A post lies within its unit's and its person's time and beside no other of its kind; nobody changes his own, and somebody keeps the registers. */
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
    if (!after || (before && JSON.stringify(before) === JSON.stringify(after))) continue;
    const others = posts.rows.filter((one) => one.user_id === after.user_id);
    found.push(
      ...ownFaults(checking, change, after),
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

/** A post that ends earlier leaves no cover behind: of the post itself, or by its holder as a colleague of the unit. */
async function coverFaults(
  { client }: Checking,
  change: number,
  before: Post | null,
  after: Post,
  others: readonly Post[],
): Promise<RegisterFault[]> {
  if (!before || before.until === after.until) return [];
  const { rows } = await client.query<Span & { from_user: string; role: string }>(
    `SELECT from_user, role, since, until FROM delegations
     WHERE unit = $2 AND since < until AND ((from_user = $1 AND role = $3) OR to_user = $1)`,
    [after.user_id, after.unit, after.role],
  );
  const here = others.filter(({ unit }) => unit === after.unit);
  const bare = rows.filter((cover) => {
    const given = cover.from_user === after.user_id;
    return !here.some((post) => covers(post, cover) && (!given || post.role === cover.role));
  });
  const given = bare.filter(({ from_user }) => from_user === after.user_id).length;
  const taken = bare.length - given;
  return [
    ...(given > 0
      ? [
          t(
            `还有 ${given} 项代班超出这段任期，请先终止代班`,
            `${given} covers of this post go beyond it; end them first`,
          ),
        ]
      : []),
    ...(taken > 0
      ? [
          t(
            `这个人还在本单位替同事代 ${taken} 项班，超出这段任期，请先终止代班`,
            `This person covers ${taken} posts of colleagues in the unit beyond that day; end those covers first`,
          ),
        ]
      : []),
  ].map((reason) => fault(change, "until", reason));
}

/** Nobody gives himself a post or changes one of his own: what he may do is another administrator's to say. */
function ownFaults({ actor }: Checking, change: number, { user_id }: Post): RegisterFault[] {
  if (actor.kind !== "staff" || user_id !== actor.id) return [];
  const reason = t(
    "自己的岗位不能自己改，也不能给自己加岗位，请由另一位管理员来做",
    "You cannot change your own posts or give yourself another; ask another administrator",
  );
  return [fault(change, "user_id", reason)];
}

/** Somebody keeps the registers. */
async function keeperFaults({ client, written }: Checking, today: Day): Promise<RegisterFault[]> {
  const touched = written.findIndex(({ register, before, after }) => {
    const [was, is] = [before as Post | null, after as Post | null];
    return register === "posts" && was?.role === "administrator" && is !== null && is.until !== was.until;
  });
  if (touched < 0) return [];
  const { rows } = await client.query<Span>("SELECT since, until FROM posts WHERE role = 'administrator'");
  // Without an end: one that is to end would leave nobody on that day.
  if (rows.some((post) => post.until === null && lasts(post, today))) return [];
  const reason = t("至少要留一位管理员，请先任命另一位", "One administrator must remain; appoint another first");
  return [fault(touched, "until", reason)];
}
