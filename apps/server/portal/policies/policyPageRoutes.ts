import {
  findPolicies,
  findPolicy,
  type PolicyVersion,
  paidFirmsOf,
  policyKinds,
  versionsOf,
} from "@wuxing/areas/policies";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { PoliciesView, PolicyView } from "../../../web/portal/views.ts";
import type { Show } from "../Pages.ts";
import { addressOf, pageCount, pageNumber } from "../paging.ts";
import { clauseViews, policyCard } from "./policyViews.ts";

const size = 20;
const said = z.string().max(100).optional();
const querystring = z.object({ q: said, kind: said, page: said });
const params = z.object({ number: z.string().max(60) });

/** The library of policies as anybody may read it: what is in force, for whom, how much, and what is left. */
export function policyPageRoutes(http: Http, platform: Platform, show: Show): void {
  http.get("/policies", { schema: { hide: true, querystring } }, async (request, reply) =>
    show(request, reply, "policies", await listOf(platform, request.query)),
  );
  http.get("/policies/:number", { schema: { hide: true, params } }, async (request, reply) =>
    show(request, reply, "policy", await policyOf(platform, request.params.number)),
  );
}

async function listOf(platform: Platform, query: z.output<typeof querystring>): Promise<PoliciesView> {
  const { q = "", kind = "" } = query;
  const page = pageNumber(query.page);
  const inForce = dayOf(platform.casework.now());
  const { total, policies } = await findPolicies(platform.pool, { q, kind, inForce }, { size, number: page });
  return {
    q,
    kind: {
      ...{ name: "kind", label: t("兑现方式", "How it is honoured"), type: "select", required: false, value: kind },
      options: policyKinds,
    },
    ...{ total, page, pages: pageCount(total, size), path: addressOf("/policies", { q, kind }) },
    policies: policies.map((row) => policyCard(row, platform.city)),
  };
}

/** What was published, also after it ended; drafts are not there. Throws Refusal. */
async function policyOf(platform: Platform, number: string): Promise<PolicyView> {
  const row = await findPolicy(platform.pool, number);
  if (!row?.published) throw notFound();
  const { source, validFrom, noticeDays, series } = row;
  const today = dayOf(platform.casework.now());
  const versions = (await versionsOf(platform.pool, series)).filter(({ published }) => published);
  const next = versions.find(({ version, state }) => version === row.version + 1 && state !== "withdrawn");
  return {
    ...policyCard(row, platform.city),
    ...{ source, validFrom, noticeDays, clauses: clauseViews(row) },
    paidFirms: await paidFirmsOf(platform.pool, series),
    caution: cautionOf(row.state, validFrom, row.validUntil, today),
    next: next ? { href: `/policies/${next.number}`, from: next.validFrom } : null,
    versions: versions.map((one) => ({
      ...{ href: `/policies/${one.number}`, version: one.version, from: one.validFrom, until: one.validUntil },
      shown: one.number === number,
      state: stateOf(one, today),
    })),
  };
}

function stateOf({ state, validFrom, validUntil }: PolicyVersion, today: string): Text {
  if (state === "withdrawn") return t("已停止", "Withdrawn");
  if (validUntil < today) return t("已到期", "Ended");
  return validFrom > today ? t("还没有生效", "Not yet in force") : t("现行", "In force");
}

function cautionOf(state: string, from: string, until: string, today: string): Text | null {
  if (state === "withdrawn") return t("这项政策已停止执行。", "This policy was withdrawn.");
  if (state === "ended" || until < today)
    return t("这项政策已到期，只作查阅。", "This policy has ended; it is kept to be looked up.");
  if (from > today) return t("这项政策还没有生效。", "This policy is not yet in force.");
  return null;
}
