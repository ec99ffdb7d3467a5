import { dayOf } from "@wuxing/kernel/calendar";
import { type Case, Refusal, systemActor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { commandId, type FollowedEntry, type Follower, findCase, handle } from "@wuxing/platform/casework";
import { type Claims, fieldsNeeded, findCertificate, getClaims, type Holder } from "@wuxing/platform/certificates";
import { findCertificateType, findItem, openAnswers } from "@wuxing/platform/items";
import { askUse } from "./askUse.ts";
import { correctCertificate, issueCertificate } from "./issueCertificate.ts";
import { noteSaving } from "./savings.ts";

const application = "applications.application";

/** What an application tells of itself to this area: its case's data by these names (see areas/applications). */
interface ApplicationData {
  readonly item: { readonly code: string };
  readonly holder: Holder;
  readonly materials: readonly { readonly proof: string; readonly certificate?: string }[];
  readonly issues?: string;
  readonly renews?: { readonly certificate: string };
  readonly validUntil?: string;
}

/**
 * Follows applications: what certificates proved in one is a use of them and counts among the materials saved; what is
 * granted with a certificate issues it. Every command carries an id made from the entry, so its effect is there once.
 */
export const applicationFollower = (platform: Platform): Follower => ({
  name: "certificates.applications",
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
    // What may not be is no reason to stop before all later entries: the unit issues by hand what it granted oddly.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** The certificates that an application was proven by: shown by the holder himself, by sending the form. */
async function noteUse(platform: Platform, c: Case<ApplicationData>): Promise<void> {
  const { pool, casework } = platform;
  const { materials, item, holder } = c.data;
  const proven = materials.flatMap(({ proof, certificate }) =>
    proof === "certificate" && certificate ? [certificate] : [],
  );
  const saving = { item: item.code, unit: c.unit ?? "", required: materials.length, proven: proven.length };
  await noteSaving(pool, c.id, dayOf(c.openedAt).slice(0, 7), saving);
  const rows = (await Promise.all([...new Set(proven)].map((id) => findCertificate(pool, id)))).flatMap(
    (row) => row ?? [],
  );
  const found = await findItem(pool, item.code, dayOf(c.openedAt));
  if (rows.length === 0 || !found || !c.unit) return;
  const shown = rows.map(({ id, type }) => ({ id, type, fields: fieldsNeeded(found.item, type) }));
  const wants = shown.map(({ type, fields }) => ({ type, fields }));
  const use = { mode: "self" as const, unit: c.unit, holder, purpose: found.item.name.zh, wants, item: item.code };
  const opened = await askUse(platform, { ...use, forCase: c.number }, systemActor, commandId("use", c.id));
  const input = { shown, via: "application" };
  await handle(casework, {
    ...{ caseId: opened.case.id, action: "present", input, actor: systemActor, commandId: commandId("shown", c.id) },
  });
}

async function issueGranted(platform: Platform, c: Case<ApplicationData>, type: string): Promise<void> {
  const { pool, casework } = platform;
  const { holder, renews, validUntil = null } = c.data;
  const validFrom = dayOf(casework.now());
  const claims = await claimsOf(platform, c, type);
  const old = renews && (await findCertificate(pool, renews.certificate));
  const command = commandId("granted", c.id);
  if (old && (old.status === "valid" || old.status === "suspended")) {
    const before = await getClaims(pool, casework.vault, old.claims);
    const changed = { claims: { ...before, ...claims }, validFrom, validUntil, reason: `延续 ${c.number}` };
    await correctCertificate(platform, old, changed, systemActor, command);
    return;
  }
  const certificate = { type, holder, unit: c.unit ?? "", claims, validFrom, validUntil, source: c.number };
  await issueCertificate(platform, certificate, systemActor, command);
}

/** What a certificate says: of the answers those that answer its concepts, whose it is, and the number of the decision. */
async function claimsOf(platform: Platform, c: Case<ApplicationData>, type: string): Promise<Claims> {
  const { pool, casework } = platform;
  const answers = (await openAnswers(pool, casework.vault, c.id)) ?? {};
  const found = await findItem(pool, c.data.item.code, dayOf(c.openedAt));
  const byConcept = new Map(found?.item.questions.map(({ concept, key }) => [concept, answers[key]]));
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
