import { applicationType, draftsOf } from "@wuxing/areas/applications";
import { dayOf } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import { lineView } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { ownWords, procedureOf } from "@wuxing/platform/casework";
import { type Citizen, firmsOf, mayActFor, type OwnLine } from "@wuxing/platform/citizens";
import { onlooker } from "@wuxing/platform/desk";
import type { Http } from "@wuxing/platform/http";
import { findItem, findLastVersion } from "@wuxing/platform/items";
import { z } from "zod";
import type { MineCase } from "../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "./CitizenPortal.ts";
import { dueOf } from "./caseRow.ts";
import { citizenActor } from "./citizenActor.ts";
import { isLarge } from "./contextOf.ts";
import { ownDoorsOf } from "./home/doors.ts";
import { ownLines } from "./ownLines.ts";
import { readForm } from "./readForm.ts";

const size = 20;
const query = z.object({ page: z.coerce.number().int().min(1).max(500).catch(1), done: z.string().max(20).optional() });
const notices: Readonly<Record<string, Text>> = {
  switched: t("身份已切换", "Switched"),
  returned: t(
    "已用实名登录，可以到“账号”里换手机号",
    "Signed in by your real name; change your phone on the account page",
  ),
};

/** One's own cases, or those of the firm one acts for, and the switch between the two. */
export function citizenMineRoutes(http: Http, { platform, citizens, show }: CitizenPortal): void {
  http.get(
    "/mine",
    { schema: { hide: true, querystring: query } },
    forCitizen(async (request, reply, citizen) => {
      const { page, done } = query.parse(request.query);
      // One more than is shown tells whether there is another page.
      const lines = await ownLines(citizens, citizen, { size: size + 1, from: size * (page - 1) });
      const firms = await firmsOf(platform.pool, citizen.id, dayOf(citizens.world.now()));
      const view = {
        phone: citizen.phoneMasked,
        name: citizen.nameMasked,
        realName: citizen.level === "realName",
        firms: firms.filter(({ confirmed }) => confirmed).map(({ uscc, name }) => ({ uscc, name })),
        actingFor: citizen.actingFor,
        drafts: await draftLines(platform, citizen),
        cases: await mineCases(platform, citizen, lines.slice(0, size)),
        doors: ownDoorsOf(http, isLarge(request)),
        newerHref: page > 1 ? `/mine?page=${page - 1}` : null,
        olderHref: lines.length > size ? `/mine?page=${page + 1}` : null,
        notice: notices[done ?? ""],
      };
      return show(request, reply, "mine", view, { personal: true });
    }),
  );

  http.post(
    "/mine/acting",
    { schema: { hide: true } },
    forCitizen(async (request, reply, citizen) => {
      const { uscc = "self" } = (await readForm(request)).values;
      const firms = await firmsOf(platform.pool, citizen.id, dayOf(citizens.world.now()));
      const firm = firms.find((one) => one.confirmed && one.uscc === uscc);
      // A firm that he may not act for leaves him himself.
      await citizens.sessions.actFor(citizen.session, firm?.uscc ?? null);
      return seeOther(reply, "/mine?done=switched");
    }),
  );
}

/** What was filled in of applications and not handed in; also of items that ended, where the words can still be read. */
async function draftLines({ pool, casework }: Platform, { id, actingFor }: Citizen) {
  const today = dayOf(casework.now());
  // A firm's drafts are for those whose mandate is for such matters, as its applications are.
  if (actingFor && !(await mayActFor(pool, id, actingFor.uscc, "applications", today))) return [];
  const drafts = await draftsOf({ pool }, { citizen: id, uscc: actingFor?.uscc ?? null });
  const lines = drafts.map(async ({ code, updatedAt }) => {
    const found = (await findItem(pool, code, today)) ?? (await findLastVersion(pool, code));
    const ended = found?.until != null && found.until <= today;
    return found ? [{ name: found.item.name, href: `/apply/${code}`, on: dayOf(updatedAt), ended }] : [];
  });
  return (await Promise.all(lines)).flat();
}

/** What applications are for, as the item was called in the version that they were made under: a case keeps the Chinese name alone. */
async function itemNames({ pool }: Platform, lines: readonly OwnLine[]): Promise<ReadonlyMap<number, Text>> {
  const { rows } = await pool.query<{ id: number; name: Text }>(
    `SELECT c.id, v.item -> 'name' AS name FROM cases c
       JOIN item_versions v ON v.code = c.data #>> '{item,code}' AND v.version = (c.data #>> '{item,version}')::int
     WHERE c.id = ANY($1::bigint[]) AND c.type = $2`,
    [lines.map(({ id }) => id), applicationType],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function mineCases(platform: Platform, citizen: Citizen, lines: readonly OwnLine[]): Promise<MineCase[]> {
  const waiting = await waitingBeside(platform, lines);
  const words = await ownWords(platform.pool, platform.casework, lines);
  const names = await itemNames(platform, lines);
  const looker = onlooker(platform, citizenActor(citizen), false);
  return lines.map((line) => {
    const { number, title } = line;
    const due = line.dueAt ? { at: line.dueAt, certain: line.dueCertain, stopped: line.stopped } : null;
    const procedure = procedureOf(platform.casework, line.type);
    const own = words.get(line.id);
    const stateTitle = own?.states?.[line.state];
    const view = lineView(procedure, { ...line, due, ...(stateTitle ? { stateTitle } : {}) }, looker);
    const beside = waiting.get(line.id) ?? [];
    const toRate = beside.includes("ratings.invitation");
    return {
      ...{ number, title: names.get(line.id) ?? t(title, title), href: `/follow/${number}` },
      state: view.stateTitle,
      unit: view.unit?.name ?? null,
      due: line.closedAt === null ? dueOf(view.due) : { level: "done", dueAt: null, certain: true },
      openedOn: dayOf(line.openedAt),
      rateHref: toRate ? `/rate/${number}` : null,
      asks: line.closedAt === null ? (own?.applicant ?? askedIn(platform, line, beside)) : null,
    };
  });
}

/** The types of what waits for the applicant beside each of these cases: a rating, a hearing to be asked for. */
async function waitingBeside(
  { pool }: Platform,
  lines: readonly OwnLine[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await pool.query<{ parent: number; types: string[] }>(
    `SELECT parent_id AS parent, array_agg(type) AS types FROM cases
     WHERE parent_id = ANY($1::bigint[]) AND waits_for = 'applicant' AND closed_at IS NULL GROUP BY parent_id`,
    [lines.map(({ id }) => id)],
  );
  return new Map(rows.map(({ parent, types }) => [parent, types]));
}

/** What is asked of the applicant, where the case has no words of its own for it; a rating has its own button, and a booking waits for its day alone. */
function askedIn({ casework }: Platform, { type, state }: OwnLine, beside: readonly string[]): Text | null {
  const now = procedureOf(casework, type).states[state];
  if (now && "waitsFor" in now && now.waitsFor === "applicant" && !isBooked(type, state))
    return t("等您办理", "It waits for you");
  const child = beside.find((one) => !one.startsWith("ratings."));
  if (!child) return null;
  const { title } = procedureOf(casework, child);
  return t(`等您办理：${title.zh}`, `It waits for you: ${title.en}`);
}

const isBooked = (type: string, state: string): boolean => type === "appointments.booking" && state === "booked";
