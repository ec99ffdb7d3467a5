import { dayOf } from "@wuxing/kernel/calendar";
import { type Clause, type FirmFile, match } from "@wuxing/kernel/policies";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Check } from "@wuxing/platform/casework";
import { facts } from "./facts.ts";

const refused = (reason: Text): Refusal => new Refusal("refused", reason);

/** Whoever wrote a policy does not publish it. */
export const checkSecondPerson: Check = async (client, entry) => {
  if (entry.type !== "policies.policy" || entry.action !== "publish") return;
  const { rows } = await client.query(
    `SELECT 1 FROM entries WHERE case_id = $1 AND action IN ('open', 'revise', 'submit') AND actor_id = $2 LIMIT 1`,
    [entry.caseId, entry.actor.id],
  );
  if (rows.length > 0)
    throw refused(
      t(
        "政策由另一个人审核发布：这一项您录入或修改过",
        "A policy is published by a second person: you have entered or changed this one",
      ),
    );
};

/** A policy is paid by a unit that there is: else what is approved could never be ordered. */
export const checkPayer: Check = async (client, entry) => {
  if (entry.type !== "policies.policy" || entry.action !== "submit") return;
  const { rows } = await client.query(
    "SELECT 1 FROM policy_policies p JOIN units u ON u.code = p.payer WHERE p.case_id = $1",
    [entry.caseId],
  );
  if (rows.length === 0)
    throw refused(
      t("没有这个拨款单位，请修改并从列表中选择", "There is no such payer: change it, choosing one of the list"),
    );
};

/** A firm says that its account is right where it has one: else the money would be approved and could not be paid. */
export const checkAccount: Check = async (client, entry) => {
  if (entry.type !== "policies.claim" || !["confirm", "correct"].includes(entry.action)) return;
  const { rows } = await client.query(
    "SELECT 1 FROM policy_firms f JOIN policy_claims c USING (uscc) WHERE c.case_id = $1 AND f.account IS NOT NULL",
    [entry.caseId],
  );
  if (rows.length === 0) throw refused(t("请先填写收款账户，再确认领取", "Give the firm's account first, then accept"));
};

/** A claim is approved by what the firm's file says on that day: nothing is approved that the file denies. */
export const checkStillEntitled: Check = async (client, entry) => {
  if (entry.type !== "policies.claim" || entry.action !== "approve") return;
  const { rows } = await client.query<{ clause: Clause | null; kind: string; facts: FirmFile | null }>(
    `SELECT p.clauses->c.clause AS clause, c.kind, f.facts FROM policy_claims c
     JOIN policy_policies p ON p.number = c.policy LEFT JOIN policy_firms f ON f.uscc = c.uscc WHERE c.case_id = $1`,
    [entry.caseId],
  );
  const [row] = rows;
  if (!row?.clause) throw refused(t("政策条款已不存在，不能通过", "The clause is not there any more"));
  const { verdict, findings } = match(row.clause.condition, row.facts ?? {}, facts, dayOf(entry.at));
  if (verdict === "yes" || (verdict === "unknown" && row.kind === "pledge")) return;
  const those = findings.filter(({ decisive }) => decisive).map(({ text }) => text);
  const listed = t(those.map(({ zh }) => zh).join("；"), those.map(({ en }) => en).join("; "));
  throw refused(
    verdict === "no"
      ? t(`企业档案不符合条件：${listed.zh}`, `The firm's file does not fulfil: ${listed.en}`)
      : t(`企业档案里还缺：${listed.zh}`, `The firm's file does not yet tell: ${listed.en}`),
  );
};
