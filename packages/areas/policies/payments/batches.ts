import { dayOf, nextWorkingDay } from "@wuxing/kernel/calendar";
import { type Actor, notFound, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import { type PaymentFile, painXml, yuanOf } from "./painXml.ts";
import { type Answered, type BankAnswer, readAnswer } from "./readAnswer.ts";

const atOnce = 500;

/** A batch of payment orders, with what the bank has answered so far. Money in 分. */
export interface Batch {
  readonly id: string;
  readonly payer: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly payments: number;
  readonly totalFen: number;
  readonly paid: number;
  readonly rejected: number;
}

/** The batches of some payers, the newest first. */
export async function findBatches(
  { pool }: Pick<Platform, "pool">,
  payers: readonly string[],
): Promise<readonly Batch[]> {
  const { rows } = await pool.query<Batch>(
    `SELECT b.id, b.payer, b.made_at AS "madeAt", b.made_by AS "madeBy", count(p.case_id)::int AS payments,
       COALESCE(sum(p.amount_fen), 0)::float8 AS "totalFen", count(*) FILTER (WHERE p.outcome = 'paid')::int AS paid,
       count(*) FILTER (WHERE p.outcome = 'rejected')::int AS rejected
     FROM policy_batches b LEFT JOIN policy_payments p ON p.batch = b.id WHERE b.payer = ANY($1)
     GROUP BY b.id HAVING count(p.case_id) > 0 ORDER BY b.made_at DESC, b.id LIMIT 40`,
    [payers],
  );
  return rows;
}

/** Claims that wait for a payer's order. */
async function payableOf(
  { pool }: Pick<Platform, "pool">,
  payer: string,
): Promise<readonly { id: number; number: string }[]> {
  const { rows } = await pool.query<{ id: number; number: string }>(
    `SELECT c.case_id AS id, c.number FROM policy_claims c JOIN policy_policies p ON p.number = c.policy
     WHERE c.state = 'payable' AND p.payer = $1 ORDER BY c.case_id LIMIT $2`,
    [payer, atOnce],
  );
  return rows;
}

/**
 * Orders what a payer has to pay, at most 500 claims; each order is written with the entry that gives it. Asked for again
 * with the same id it goes on where it stopped. Claims that cannot be ordered are named with the reason. Throws Refusal
 * where there is nothing to pay.
 */
export async function makeBatch(
  platform: Platform,
  actor: Actor,
  payer: string,
  command: string,
): Promise<{
  readonly id: string;
  readonly ordered: number;
  readonly left: readonly { readonly number: string; readonly reason: Text }[];
}> {
  const { pool, casework } = platform;
  const now = casework.now();
  const id = `FK${dayOf(now).replaceAll("-", "")}-${command.slice(0, 8)}`;
  const claims = await payableOf(platform, payer);
  if (claims.length === 0) throw new Refusal("refused", t("现在没有待拨付的兑现", "There is nothing to pay now"));
  await pool.query(
    "INSERT INTO policy_batches (id, payer, made_at, made_by, pay_on) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
    // Banks carry out orders on working days.
    [id, payer, now, actor.id, nextWorkingDay(casework.almanac.calendar, dayOf(now)).day],
  );
  // An id is made of what the browser sends: it never puts one payer's orders into another's file.
  if ((await payerOf(platform, id)) !== payer)
    throw new Refusal("refused", t("这个批次是别的单位的，请重新发出", "That batch is another unit's: order again"));
  await assertUnanswered(platform, id);
  const left: { number: string; reason: Text }[] = [];
  for (const claim of claims) {
    try {
      await handle(casework, {
        ...{ caseId: claim.id, action: "order", input: { batch: id }, actor: systemActor },
        commandId: commandId("policies.order", id, claim.id),
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      left.push({ number: claim.number, reason: error.reason });
    }
  }
  return { id, ordered: claims.length - left.length, left };
}

/** What the bank has begun to answer gets no more orders: it carries out the file that it has. Throws Refusal. */
async function assertUnanswered({ pool }: Pick<Platform, "pool">, id: string): Promise<void> {
  const { rows } = await pool.query("SELECT 1 FROM policy_payments WHERE batch = $1 AND outcome IS NOT NULL LIMIT 1", [
    id,
  ]);
  if (rows.length > 0)
    throw new Refusal(
      "refused",
      t("这个批次银行已经答复，请另发一批", "The bank has answered that batch: order a new one"),
    );
}

/** The payer of a batch. Throws notFound. */
export async function payerOf({ pool }: Pick<Platform, "pool">, id: string): Promise<string> {
  const { rows } = await pool.query<{ payer: string }>("SELECT payer FROM policy_batches WHERE id = $1", [id]);
  if (!rows[0]) throw notFound();
  return rows[0].payer;
}

/** The bank file of a batch. Throws notFound. */
export async function fileOfBatch({ pool, city }: Platform, id: string): Promise<string> {
  const { rows: batches } = await pool.query<{ payer: string; madeAt: string; payOn: string }>(
    `SELECT payer, made_at AS "madeAt", pay_on::text AS "payOn" FROM policy_batches WHERE id = $1`,
    [id],
  );
  const [batch] = batches;
  if (!batch) throw notFound();
  const { rows: transfers } = await pool.query<PaymentFile["transfers"][number]>(
    `SELECT number, firm_name AS firm, bank, account, amount_fen::float8 AS fen FROM policy_payments
     WHERE batch = $1 ORDER BY case_id`,
    [id],
  );
  const { code, name } = city.unit(batch.payer);
  return painXml({ id, madeAt: batch.madeAt, payOn: batch.payOn, payer: { code, name }, transfers });
}

/** What came of a bank's answer: what it settled, what it leaves open, and what does not agree with the order. */
export interface Reconciled {
  readonly paid: number;
  readonly rejected: number;
  /** In the batch and not decided by the bank. */
  readonly open: number;
  /** Settled by an earlier answer. */
  readonly before: number;
  readonly differences: readonly { readonly number: string; readonly reason: Text }[];
}

interface Payment {
  readonly caseId: number;
  readonly number: string;
  readonly fen: number;
  readonly outcome: string | null;
  /** Whether an earlier batch ordered the same claim: the bank then refused it. */
  readonly repeated: boolean;
}

/**
 * Compares a bank's answer with the batch and settles what agrees; read again it settles nothing twice. Throws Refusal where
 * it answers another batch.
 */
export async function reconcileBatch(platform: Platform, id: string, bytes: Uint8Array): Promise<Reconciled> {
  const answer = await readAnswer(bytes);
  if (answer.batch !== null && answer.batch !== id)
    throw new Refusal(
      "refused",
      t(
        `这是批次 ${answer.batch.slice(0, 40)} 的回单，请在那一批上传`,
        `This answers batch ${answer.batch.slice(0, 40)}: upload it there`,
      ),
    );
  if (answer.batch === null && answer.transfers.length === 0)
    throw new Refusal(
      "refused",
      t(
        "回单把整批作一次答复，却没有写是哪一批：请向银行要写明批次的回单",
        "It answers a whole batch and does not say which: ask the bank for an answer that names the batch",
      ),
    );
  const { rows } = await platform.pool.query<Payment>(
    `SELECT case_id AS "caseId", number, amount_fen::float8 AS fen, outcome,
       EXISTS (SELECT FROM policy_payments e WHERE e.case_id = p.case_id AND e.batch <> p.batch) AS repeated
     FROM policy_payments p WHERE batch = $1`,
    [id],
  );
  const payments = new Map(rows.map((payment) => [payment.number, payment]));
  const counts = { paid: 0, rejected: 0, before: 0 };
  const differences: { number: string; reason: Text }[] = [];
  for (const one of answersOf(answer, rows)) {
    const payment = payments.get(one.number);
    const differs = differenceOf(one, payment, answer.batch !== null);
    if (differs) differences.push({ number: one.number, reason: differs });
    else if (payment?.outcome) counts.before++;
    else if (payment && one.outcome !== "pending") {
      const refused = await settle(platform, id, payment, one);
      if (refused) differences.push({ number: one.number, reason: refused });
      else {
        payments.set(one.number, { ...payment, outcome: one.outcome });
        counts[one.outcome]++;
      }
    }
  }
  return { ...counts, open: [...payments.values()].filter(({ outcome }) => outcome === null).length, differences };
}

/** What the bank says of each; where it names none and takes or refuses the batch as one, of all that were not answered yet. */
const answersOf = ({ whole, transfers }: BankAnswer, payments: readonly Payment[]): readonly Answered[] =>
  transfers.length > 0 || whole === null
    ? transfers
    : payments.filter(({ outcome }) => outcome === null).map(({ number }) => ({ number, fen: null, ...whole }));

function differenceOf({ outcome, fen }: Answered, payment: Payment | undefined, named: boolean): Text | undefined {
  if (!payment) return t("这一批里没有这一笔", "It is not in this batch");
  // Paid can only be the last order, refused any of them.
  if (payment.repeated && !named && outcome === "rejected")
    return t(
      "这一笔以前退回过，回单里没有写批次，分不清是哪一次：请用写明批次的回单",
      "It was refused before, and the answer does not say which batch it is of: use one that names the batch",
    );
  if (fen === "unreadable")
    return t(
      "回单里的金额读不出，没有入账：请核对后重新上传",
      "The amount of the answer cannot be read, so nothing is settled: check it and upload it again",
    );
  if (fen !== null && fen !== payment.fen)
    return t(
      `金额不符：指令 ${yuanOf(payment.fen)} 元，回单 ${yuanOf(fen)} 元`,
      `The amounts differ: ordered ${yuanOf(payment.fen)}, answered ${yuanOf(fen)}`,
    );
  if (payment.outcome && outcome !== "pending" && outcome !== payment.outcome)
    return t("与另一条回单矛盾，请联系银行", "It contradicts another answer; ask the bank");
  return undefined;
}

/** Settles one; what the claim's own state does not let happen is handed back, so that the others go on. */
async function settle(
  { casework }: Platform,
  id: string,
  payment: Payment,
  { outcome, reason }: Answered,
): Promise<Text | undefined> {
  try {
    await handle(casework, {
      ...{ caseId: payment.caseId, action: "settle", actor: systemActor },
      input: { outcome, ...(reason ? { reason } : {}) },
      commandId: commandId("policies.settle", id, payment.caseId),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.reason;
  }
}
