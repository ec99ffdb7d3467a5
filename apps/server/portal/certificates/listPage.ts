import { delegatedTo, delegationsOf, usesOf, usesWaitingFor } from "@wuxing/areas/certificates";
import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import { certificatesPage, type HeldOfType, type Holder, heldByType, openClaims } from "@wuxing/platform/certificates";
import type { Citizen } from "@wuxing/platform/citizens";
import { certificateTypes, findItem } from "@wuxing/platform/items";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { MyCertificatesView } from "../../../web/portal/views.ts";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { addressOf, pageCount, pageNumber } from "../paging.ts";
import { cardOf, holderOfCitizen, typeName, useCardOf } from "./certificateViews.ts";

type Portal = Pick<CitizenPortal, "platform" | "citizens" | "show">;
type Platform = CitizenPortal["platform"];

/** Certificates on a page, and of the uses the latest: the others have pages of their own. */
const [size, latestUses] = [20, 5];
const said = z.string().trim().max(120).default("");
export const listQuery = z.object({
  ...{ done: z.string().max(20).optional(), q: said, kind: said, page: z.string().max(10).optional() },
});
const notices: Readonly<Record<string, Text>> = {
  given: t("已委托", "The delegation is given"),
  ended: t("委托已收回，马上生效", "The delegation has ended, as of now"),
};

/** What somebody holds, a page at a time, with what waits for him, the latest uses, and whom he lets use them. */
export async function listPage(
  { platform, citizens, show }: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  citizen: Citizen,
  values: Readonly<Record<string, string>> = {},
  errors: MyCertificatesView["errors"] = [],
): Promise<FastifyReply> {
  const { pool } = platform;
  const holder = await holderOfCitizen({ citizens }, citizen);
  const today = dayOf(platform.casework.now());
  const asked = listQuery.parse(request.query);
  const kinds = await heldByType(pool, holder);
  const waiting = await usesWaitingFor(pool, holder);
  const latest = await usesOf(pool, holder, { from: 0, size: latestUses });
  const view: MyCertificatesView = {
    ...{ holder: citizen.actingFor?.name ?? null, errors },
    ...(await held(platform, holder, asked, kinds)),
    waiting: waiting.map((use) => useCardOf(platform, use)),
    ...{ uses: latest.uses.map((use) => useCardOf(platform, use)), usesTotal: latest.total },
    ...(await delegated(platform, holder, citizen, today)),
    types: optionsOf(kinds.filter(({ valid }) => valid > 0)),
    values: { until: addDays(today, 30), ...values },
    notice: notices[asked.done ?? ""],
  };
  const sent = { personal: true, status: errors.length > 0 ? 422 : 200, path: "/my/certificates" };
  return show(request, reply, "myCertificates", view, sent);
}

const optionsOf = (kinds: readonly HeldOfType[]): MyCertificatesView["types"] =>
  certificateTypes
    .filter(({ code }) => kinds.some(({ type }) => type === code))
    .map(({ code, name }) => ({ value: code, label: name }));

/** The page of certificates that is asked for; one beyond the last is the last. */
async function held(
  platform: Platform,
  holder: Holder,
  { q, kind, page: asked }: z.output<typeof listQuery>,
  kinds: readonly HeldOfType[],
): Promise<
  Pick<MyCertificatesView, "cards" | "page" | "pages" | "path" | "found" | "total" | "valid" | "sought" | "kinds">
> {
  const { pool, casework } = platform;
  const today = dayOf(casework.now());
  const sum = (key: "total" | "valid"): number => kinds.reduce((all, one) => all + one[key], 0);
  const read = (page: number) =>
    certificatesPage(pool, casework.vault, holder, { type: kind, written: q }, { from: (page - 1) * size, size });
  const first = await read(pageNumber(asked));
  const pages = pageCount(first.total, size);
  const page = Math.min(pageNumber(asked), pages);
  const { rows, total: found } = page === pageNumber(asked) ? first : await read(page);
  // By their numbers many of one kind are told apart.
  const sealedIn = rows.map(({ claims }) => claims);
  const claims = await openClaims(pool, casework.vault, sealedIn);
  return {
    cards: rows.map((row) => cardOf(platform, row, today, claims.get(row.claims)?.number)),
    ...{ page, pages, found, total: sum("total"), valid: sum("valid"), sought: { q, kind } },
    path: addressOf("/my/certificates", { q, kind }),
    kinds: sum("total") > size ? optionsOf(kinds) : [],
  };
}

async function delegated(
  platform: Platform,
  holder: Holder,
  citizen: Citizen,
  today: string,
): Promise<Pick<MyCertificatesView, "delegations" | "delegated">> {
  const [given, had] = [await delegationsOf(platform, holder), await delegatedTo(platform, citizen.id)];
  const named = await itemNames(platform.pool, [...given, ...had], today);
  return {
    delegations: given.map(({ id, phone, types, items, since, until, revoked }) => ({
      ...{ id, phone, since, types: types.map(typeName), items: named(items) },
      ...{ until: addDays(until, -1), valid: !revoked && until > today },
    })),
    delegated: had.map(({ id, types, items, until }) => ({
      ...{ id, types: types.map(typeName), items: named(items), until: addDays(until, -1) },
    })),
  };
}

/** What the items of delegations are called today; one that is no more is told by its code. */
async function itemNames(
  pool: Platform["pool"],
  lines: readonly { readonly items: readonly string[] | null }[],
  today: string,
): Promise<(items: readonly string[] | null) => readonly string[]> {
  const codes = [...new Set(lines.flatMap(({ items }) => items ?? []))];
  const found = await Promise.all(codes.map((code) => findItem(pool, code, today)));
  const names = new Map(codes.map((code, i) => [code, found[i]?.item.name.zh ?? code]));
  return (items) => (items ?? []).map((code) => names.get(code) ?? code);
}
