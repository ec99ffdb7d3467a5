import { addDays, type Day, dayOf, daysBetween } from "@wuxing/kernel/calendar";
import { type Case, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, type FollowedEntry, type Follower, findCase, handle, noteFault } from "@wuxing/platform/casework";
import {
  type CertificateRow,
  type Claims,
  fieldsNeeded,
  findCertificate,
  type Holder,
  heldAs,
  markUsed,
  presentedAs,
} from "@wuxing/platform/certificates";
import { findCertificateType, findItemVersion, openAnswers } from "@wuxing/platform/items";
import { askUse } from "./askUse.ts";
import { correctCertificate, issueCertificate } from "./issueCertificate.ts";
import { noteSaving } from "./savings.ts";
import type { Shown } from "./UseData.ts";

const [application, name] = ["applications.application", "certificates.applications"];

/** What an application tells of itself to this area: its case's data by these names (see areas/applications). */
interface ApplicationData {
  readonly item: { readonly code: string; readonly version: number };
  readonly holder: Holder;
  readonly materials: readonly { readonly proof: string; readonly certificate?: string }[];
  /** Questions that certificates answered; what the applicant corrected was not taken from them. */
  readonly certified?: readonly { readonly key: string; readonly corrected?: boolean }[];
  readonly issues?: string;
  readonly renews?: { readonly certificate: string };
  readonly validUntil?: Day;
  /** Renewed by law, for nobody decided before it expired (行政许可法 §50). */
  readonly deemed?: boolean;
}

/** The certificate that is renewed, with what it says. */
interface Renewed {
  readonly row: CertificateRow;
  readonly claims: Claims;
}

/**
 * Follows applications: what certificates proved in one is a use of them and counts among the materials saved; what is
 * granted with a certificate issues it. Every command carries an id made from the entry, so its effect is there once.
 */
export const applicationFollower = (platform: Platform): Follower => ({
  name,
  atMost: 200,
  every: 1000,
  rest: 4,
  read: async (entries) => {
    for (const entry of entries) if (entry.type === application) await follow(platform, entry);
  },
});

async function follow(platform: Platform, { caseId, seq, from, to }: FollowedEntry): Promise<void> {
  const granted = to === "granted" && from !== "granted";
  if (seq !== 1 && !granted) return;
  const c = (await findCase(platform.pool, caseId)) as unknown as Case<ApplicationData> | undefined;
  if (!c) return;
  try {
    if (seq === 1) await noteUse(platform, c);
    if (granted && c.data.issues) await issueGranted(platform, c, c.data.issues);
  } catch (error) {
    // What may not be is no reason to stop before all later entries. It is noted: the unit issues by hand what it granted oddly.
    if (!(error instanceof Refusal)) throw error;
    await noteFault(platform.pool, name, caseId, error);
  }
}

/** The certificates that an application was proven by: shown by the holder himself, by sending the form. */
async function noteUse(platform: Platform, c: Case<ApplicationData>): Promise<void> {
  const { pool, casework } = platform;
  const { materials, item, holder, certified = [] } = c.data;
  const proven = materials.flatMap(({ proof, certificate }) =>
    proof === "certificate" && certificate ? [certificate] : [],
  );
  const saving = { item: item.code, unit: c.unit ?? "", required: materials.length, proven: proven.length };
  await noteSaving(pool, c.id, dayOf(c.openedAt).slice(0, 7), saving);
  const shownBy = await Promise.all([...new Set(proven)].map((id) => provenBy(platform, holder, id)));
  const rows = shownBy.flatMap((row) => row ?? []);
  // The version that the case kept: on the day it was opened another may hold since.
  const asked = await findItemVersion(pool, item.code, item.version);
  if (rows.length === 0 || !asked || !c.unit) return;
  const corrected = new Set(certified.flatMap(({ key, corrected: own }) => (own ? [key] : [])));
  const questions = asked.questions.filter(({ key }) => !corrected.has(key));
  const shown = rows.map((row) => ({ ...row, fields: fieldsNeeded({ ...asked, questions }, row.type) }));
  const wants = shown.map(({ type, fields }) => ({ type, fields }));
  const use = { mode: "self" as const, unit: c.unit, holder, purpose: asked.name.zh, wants, item: item.code };
  const opened = await askUse(platform, { ...use, forCase: c.number }, systemActor, commandId("use", c.id));
  const input = { shown, via: "application" };
  await handle(casework, {
    ...{ caseId: opened.case.id, action: "present", input, actor: systemActor, commandId: commandId("shown", c.id) },
  });
  for (const { claims } of shown) if (claims) await markUsed(pool, claims, opened.case.id);
}

/** The city's certificate of this identifier, or what the applicant presented of another issuer's by this name. */
async function provenBy({ pool }: Platform, holder: Holder, id: string): Promise<Omit<Shown, "fields"> | undefined> {
  const own = await findCertificate(pool, id);
  if (own) return { id, type: own.type };
  const presented = await presentedAs(pool, holder, id);
  return presented && { id, type: presented.type, issuer: presented.issuer, claims: presented.claims };
}

async function issueGranted(platform: Platform, c: Case<ApplicationData>, type: string): Promise<void> {
  const { holder, renews, deemed } = c.data;
  const old = renews && (await findRenewed(platform, holder, type, renews.certificate));
  if (deemed && !(old && renewedBySilence.includes(old.row.status))) throw new Refusal("refused", notBySilence);
  const claims = { ...old?.claims, ...(await claimsOf(platform, c, type)) };
  const validFrom = dayOf(platform.casework.now());
  const validUntil = c.data.validUntil ?? (deemed && old ? sameAgain(old.row) : null);
  const reason = deemed ? `届满未决定，依法视为准予延续 ${c.number}` : old ? `延续 ${c.number}` : null;
  const command = commandId("granted", c.id);
  if (old && (old.row.status === "valid" || old.row.status === "suspended")) {
    const changed = { claims, validFrom, validUntil, reason: reason ?? "" };
    await correctCertificate(platform, old.row, changed, systemActor, command);
    return;
  }
  const days = { validFrom, validUntil, source: c.number, reason, replaces: old?.row.id ?? null };
  await issueCertificate(platform, { type, holder, unit: c.unit ?? "", claims, ...days }, systemActor, command);
}

/**
 * What silence renews (行政许可法 §50): a permit that stands, or ran out on the very day. One that ended or was suspended
 * meanwhile comes back by a decision alone, and of one on paper nobody here knows that it stands, nor since when.
 */
const renewedBySilence: readonly CertificateRow["status"][] = ["valid", "expired"];
const notBySilence = t(
  "届满视为准予延续，但原证不在登记里，或已暂停、撤销：请核对原证后由本单位颁发",
  "Renewed by law, but the certificate is not in the register, or was suspended or ended: check it and issue by hand",
);

/** The holder's own certificate of a type by what he wrote: its identifier or its number. One on paper alone is not found. */
async function findRenewed(
  { pool, casework }: Platform,
  holder: Holder,
  type: string,
  written: string,
): Promise<Renewed | undefined> {
  const held = await heldAs(pool, casework.vault, holder, written);
  return held.find(({ row }) => row.type === type && row.replacedBy === null);
}

/** Nobody said until when what the law renewed is valid: as long again as before. */
const sameAgain = ({ validFrom, validUntil }: CertificateRow): Day | null =>
  validUntil && addDays(validUntil, daysBetween(validFrom, validUntil) + 1);

/** What a certificate says: of the answers those that answer its concepts, whose it is, and the number of the decision. */
async function claimsOf(platform: Platform, c: Case<ApplicationData>, type: string): Promise<Claims> {
  const { pool, casework } = platform;
  const answers = (await openAnswers(pool, casework.vault, c.id)) ?? {};
  const asked = await findItemVersion(pool, c.data.item.code, c.data.item.version);
  const byConcept = new Map(asked?.questions.map(({ concept, key }) => [concept, answers[key]]));
  const proven = (findCertificateType(type)?.proves ?? []).flatMap((field) => {
    const answer = byConcept.get(field);
    return answer ? [[field, answer] as const] : [];
  });
  const holder = byConcept.get("firm.name") ?? byConcept.get("person.name") ?? (await nameOf(platform, c.data.holder));
  return { ...Object.fromEntries(proven), holder, number: c.number };
}

async function nameOf({ pool }: Platform, { kind, id }: Holder): Promise<string> {
  const { rows } = await pool.query<{ name: string | null }>(
    kind === "firm"
      ? "SELECT name FROM firms WHERE uscc = $1"
      : "SELECT COALESCE(name_masked, phone_masked) AS name FROM citizens WHERE id::text = $1",
    [id],
  );
  return rows[0]?.name ?? "申请人";
}
