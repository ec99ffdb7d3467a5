import { dayOf } from "@wuxing/kernel/calendar";
import { type Actor, type Case, notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { findPolicy, type PolicyTerms } from "./findPolicies.ts";
import { type FiledFirm, findFirmFile } from "./firmFiles.ts";
import { type ClauseMatch, matchFirm } from "./matchFirm.ts";

type Firm = Pick<FiledFirm, "uscc" | "name" | "division">;

const refused = (zh: string, en: string): Refusal => new Refusal("refused", t(zh, en));

/** What the firm gives its word for: the conditions of which nothing is known. */
export const pledgeOf = ({ findings }: Pick<ClauseMatch, "findings">): readonly Text[] =>
  findings.filter(({ decisive, met }) => decisive && met === "unknown").map(({ text }) => text);

/**
 * A firm's claim to a clause, opened once: asked for again, it is the same case. Throws Refusal, with what to do, where the
 * policy is not in force, the firm is not entitled, has no account, or has such a claim already.
 */
export async function fileClaim(
  platform: Platform,
  actor: Actor,
  {
    uscc,
    policy: number,
    clause,
    pledges,
  }: { readonly uscc: string; readonly policy: string; readonly clause: number; readonly pledges: boolean },
): Promise<Case> {
  const { pool, casework } = platform;
  const today = dayOf(casework.now());
  const [policy, firm] = await Promise.all([findPolicy(pool, number), findFirmFile(pool, uscc)]);
  if (!policy?.clauses[clause]) throw notFound();
  if (policy.state !== "published" || policy.validFrom > today || policy.validUntil < today)
    throw refused(
      "这项政策不在有效期内，请看政策库里的其他政策",
      "This policy is not in force; look at the others in the library",
    );
  if (policy.kind === "unasked")
    throw refused(
      "这项政策免申即享：符合条件的企业由系统找出并通知，不用申请",
      "This one is paid unasked: firms that are entitled are found and told",
    );
  const found = matchFirm([policy], firm?.facts ?? {}, today)[clause];
  if (!firm || !found || found.verdict === "no")
    throw refused(
      "按企业档案现在不符合条件，原因写在这一条下面；档案有误的，请联系数据来源部门更正",
      "The firm's file does not fulfil it, for the reasons given; where the file is wrong, ask whoever keeps that fact",
    );
  if (found.verdict === "unknown" && !(policy.kind === "pledge" && pledges))
    throw policy.kind === "pledge"
      ? refused(
          "请先勾选承诺：档案里没有的几项，由企业承诺属实",
          "Tick the pledge first: what the file does not tell, the firm gives its word for",
        )
      : refused(
          "档案里还缺几项，暂时不能兑现，请看下面缺什么、由哪个部门提供",
          "The file lacks some facts: see below which, and who keeps them",
        );
  if (!firm.accountTail) throw refused("请先填写收款账户", "Give the firm's account first");
  return openClaim(platform, actor, firm, found, pledgeOf(found));
}

/**
 * Opens a claim that a match gives rise to. The command's id is made of what it is about, so two who ask at once open one; a
 * clause is the same in every version of a policy that has one of its number.
 */
export async function openClaim(
  { pool, intake }: Platform,
  actor: Actor,
  firm: Firm,
  { policy, clause, place, amountFen }: ClauseMatch,
  pledged: readonly Text[] = [],
): Promise<Case> {
  if (amountFen === null || amountFen < 1)
    throw refused(
      "算不出金额：计算用的指标在档案里没有或为零",
      "The amount cannot be reckoned: the fact that it is of is absent or nothing",
    );
  const { rows } = await pool.query<{ state: string }>(
    `SELECT c.state FROM policy_claims c JOIN policy_policies p ON p.number = c.policy
     WHERE p.series = $1 AND p.clauses->c.clause->'number' = to_jsonb($2::int) AND c.uscc = $3`,
    [policy.series, clause.number, firm.uscc],
  );
  const standing = rows.filter(({ state }) => !["refused", "declined", "withdrawn", "lapsed"].includes(state));
  if (standing.length > 0)
    throw refused("这一条已经申请过，请在“兑现进度”里查看", "This clause was claimed already; see how far it is");
  const { case: opened } = await intake({
    type: "policies.claim",
    input: inputOf(firm, policy, place, clause.title, amountFen, pledged),
    actor,
    commandId: commandId("policies.claim", policy.series, clause.number, firm.uscc, rows.length),
  });
  return opened;
}

const inputOf = (
  firm: Firm,
  policy: PolicyTerms,
  clause: number,
  title: string,
  amountFen: number,
  pledged: readonly Text[],
) => ({
  ...{ policy: policy.number, clause, title: `${policy.title}（${title}）`, kind: policy.kind },
  ...{ uscc: firm.uscc, firm: firm.name, division: firm.division },
  ...{ unit: policy.unit, payer: policy.payer, amountFen, noticeDays: policy.noticeDays },
  pledge:
    pledged.length > 0
      ? pledged
          .map(({ zh }) => zh)
          .join("；")
          .slice(0, 1000)
      : null,
});
