import { facts } from "@wuxing/areas/policies";
import { parseClauses } from "@wuxing/kernel/policies";
import { seeded } from "@wuxing/platform/testing/city";
import pg from "pg";
import type { BenchServer } from "./BenchServer.ts";
import { httpLoad, type Load } from "./httpLoad.ts";
import { percentile } from "./percentile.ts";
import { signInCitizen } from "./signInCitizen.ts";

export interface SpaceRound {
  readonly firms: number;
  readonly policies: number;
  readonly clauses: number;
  /** Milliseconds from asking until the page is there, one after another. */
  readonly p50: number;
  readonly p99: number;
  /** Four readers at once. */
  readonly load: Load;
  /** Milliseconds of the server's processor time a page. */
  readonly cpu: number;
  /** Kilobytes of a page. */
  readonly kilobytes: number;
}

/** Whom the demonstration signs in for (areas/policies/saveSeed.ts). */
const phone = "13900000001";

const limits = ["上年度营业收入", "上年度纳税额", "参保职工人数", "上年度研发费用", "本年度设备投资", "有效发明专利数"];
const units: Readonly<Record<string, string>> = { 参保职工人数: "人", 有效发明专利数: "项" };

/** Fills to so many firms and policies of one to three clauses each, on the facts of the city's own catalogue. */
export async function fillPolicies(url: string, firms: number, policies: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("SET synchronous_commit = off");
  await client.query(
    `INSERT INTO policy_firms (uscc, name, division, facts)
     SELECT 'B' || lpad(n::text, 17, '0'), '样例企业' || n, division, facts
     FROM generate_series(1, $1::int) n JOIN (SELECT row_number() OVER () AS k, count(*) OVER () AS of, division, facts
       FROM policy_firms) f ON f.k = 1 + n % f.of ON CONFLICT DO NOTHING`,
    [firms],
  );
  const random = seeded(39);
  const texts = Array.from({ length: policies }, () =>
    Array.from({ length: 1 + random.int(3) }, (_, i) => clauseText(random, i)).join("\n\n"),
  );
  const rows = texts.map((text, i) => ({
    ...{ case_id: 1_000_000_000 + i, number: `ZC-bench-${i}`, series: `ZC-bench-${i}`, title: `样例政策第 ${i} 项` },
    clauses: parseClauses(text, facts).clauses.map((clause, place) => ({ ...clause, number: place + 1 })),
  }));
  await client.query(
    `INSERT INTO policy_policies (case_id, number, series, title, summary, source, unit, payer, kind, clauses, valid_from,
       valid_until, notice_days, state, moved_at, words, published_at)
     SELECT case_id, number, series, title, '一句话说明', '样例文件', 'px-gxj', 'px-czj', 'instant', clauses, '2020-01-01',
       '2099-12-31', 5, 'published', now(), '{}', now()
     FROM json_to_recordset($1) AS p(case_id bigint, number text, series text, title text, clauses jsonb)`,
    [JSON.stringify(rows)],
  );
  await client.query(
    "INSERT INTO policy_budgets SELECT number, 1e12 FROM policy_policies WHERE number LIKE 'ZC-bench-%'",
  );
  await client.query("VACUUM ANALYZE policy_firms, policy_policies, policy_budgets");
  await client.end();
}

function clauseText(random: ReturnType<typeof seeded>, i: number): string {
  const number = (): string => {
    const name = random.pick(limits);
    return `${name} ${random.pick(["≥", "<"])} ${random.int(3000)} ${units[name] ?? "万元"}`;
  };
  const either = `（${number()} 或 所属行业 属于 ${random.pick(["制造业", "采矿业", "建筑业", "教育"])}）`;
  const rest = [
    `未被列入 ${random.pick(["经营异常名录", "拖欠工资失信名单"])}`,
    `成立日期 距今 ≥ ${1 + random.int(5)} 年`,
  ];
  const all = [number(), either, ...rest, ...Array.from({ length: random.int(3) }, number)];
  return `条款：样例条款${i + 1}\n条件：${all.join(" 且 ")}\n兑现：定额 ${1 + random.int(20)} 万元`;
}

/** The firm's own page through server and database: one after another, and four at once. */
export async function spaceRound(server: BenchServer, url: string, seconds: number): Promise<SpaceRound> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: own } = await client.query<{ uscc: string }>(
    "SELECT uscc FROM firms JOIN policy_firms USING (uscc) LIMIT 1",
  );
  const cookie = await signInCitizen(server.origin, phone, own[0]?.uscc ?? "");
  const page = async (): Promise<{ text: string; milliseconds: number }> => {
    const start = performance.now();
    const answer = await fetch(`${server.origin}/mine/space`, { headers: { cookie, accept: "text/html" } });
    const text = await answer.text();
    // Who was sent to sign in would be told as very quick.
    if (answer.status !== 200 || !text.includes("account-head")) throw new Error(`the page answered ${answer.status}`);
    return { text, milliseconds: performance.now() - start };
  };
  for (let i = 0; i < 20; i++) await page();
  const before = server.cpu();
  const times: number[] = [];
  for (let i = 0; i < 200; i++) times.push((await page()).milliseconds);
  const cpu = ((server.cpu() - before) / times.length) * 1000;
  const headers = { cookie, accept: "text/html" };
  const load = await httpLoad(server.origin, () => ({ method: "GET", path: "/mine/space", headers }), seconds, 4);
  const { rows } = await client.query<Pick<SpaceRound, "firms" | "policies" | "clauses">>(
    `SELECT (SELECT count(*)::int FROM policy_firms) AS firms, count(*)::int AS policies,
       sum(jsonb_array_length(clauses))::int AS clauses FROM policy_policies WHERE state = 'published'`,
  );
  await client.end();
  const counts = rows[0] ?? { firms: 0, policies: 0, clauses: 0 };
  return {
    ...{ ...counts, p50: percentile(times, 0.5), p99: percentile(times, 0.99), load, cpu },
    ...{ kilobytes: (await page()).text.length / 1024 },
  };
}
