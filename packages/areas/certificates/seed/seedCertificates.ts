import { addDays, type Day, dayOf, type Instant } from "@wuxing/kernel/calendar";
import { usccCheck } from "@wuxing/kernel/identifiers";
import { systemActor } from "@wuxing/kernel/procedure";
import { commandId } from "@wuxing/platform/casework";
import { type Claims, fieldsOfType, type Holder, holderByNumber } from "@wuxing/platform/certificates";
import type { City } from "@wuxing/platform/city";
import { findCertificateType } from "@wuxing/platform/items";
import type { Vault } from "@wuxing/platform/personal";
import { type Random, sampleReporter, seeded } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import type { CertificateData } from "../CertificateData.ts";
import { idOf } from "../projection.ts";
import { demoFirm, demoPerson, type Given } from "./demoCertificates.ts";
import type { DemoHolder, HeldInDemo, SeededCertificates } from "./SeededCertificates.ts";

/** Who signs in for the demonstration: accounts by phone, and the firm of the first. */
export interface DemoAccounts {
  readonly representative: { readonly phone: string; readonly id: string };
  readonly applicant: { readonly phone: string; readonly id: string };
  readonly firm: { readonly uscc: string; readonly name: string };
}

export interface Telling {
  readonly simulation: Simulation;
  readonly seeded: SeededCertificates;
  readonly city: Pick<City, "units" | "uscc">;
}

/** What people and firms of the demo city hold beside their identity, and how many of a hundred; issued by which unit. */
const kinds = {
  person: [
    ...[["ID", 100, "px-gaj"] as const, ["HOUSEHOLD", 70, "px-gaj"] as const, ["SKILL", 45, "px-rsj"] as const],
    ...[["HEALTHCARD", 55, "px-wjw"] as const, ["PROPERTY", 40, "px-zrj"] as const],
  ],
  firm: [
    ...[["LICENCE", 100, "px-scj"] as const, ["PROPERTY", 50, "px-zrj"] as const, ["LEASE", 45, "px-zjj"] as const],
    ...[["FOODSALE", 30, "px-scj"] as const, ["INSURED", 60, "px-rsj"] as const],
  ],
} as const;
const ofEach = 14;

/** The certificates of the demo city: of whom it signs in for, and of some people and firms that apply for something. */
export async function seedCertificates(
  simulation: Simulation,
  until: Instant,
  { representative, applicant, firm }: DemoAccounts,
  { vault, city }: { readonly vault: Pick<Vault, "hash">; readonly city: Telling["city"] },
): Promise<SeededCertificates> {
  const random = seeded(7_160);
  const holders: DemoHolder[] = [];
  const telling: Telling = { simulation, city, seeded: { holders, claims: [], savings: [] } };
  const add = async (holder: Holder, name: string, given: readonly Given[], phone?: string): Promise<void> => {
    const certificates: HeldInDemo[] = [];
    for (const one of given) certificates.push(await issueInDemo(telling, holder, one, until));
    holders.push({ holder, name, certificates, ...(phone ? { phone } : {}) });
  };
  await add({ kind: "person", id: representative.id }, "演示用户", demoPerson);
  await add({ kind: "firm", id: firm.uscc }, firm.name, demoFirm(firm.name, firm.uscc), representative.phone);
  await add(
    { kind: "person", id: applicant.id },
    "演示申请人",
    givenOf(random, "person", "演示申请人", 0),
    applicant.phone,
  );
  for (let n = 1; n <= ofEach; n++) {
    const { name } = sampleReporter(random);
    await add(holderByNumber(vault.hash("number", `demo ${n}`)), name, givenOf(random, "person", name, n));
    const [code, firmName] = [`91360300MADEM${String(n).padStart(4, "0")}`, `萍乡样例商行${n}号`];
    const uscc = `${code}${usccCheck(code)}`;
    await add({ kind: "firm", id: uscc }, firmName, givenOf(random, "firm", firmName, n));
  }
  return telling.seeded;
}

/** Held since before the year that is told, so that no application is older than what proves it. */
const givenOf = (random: Random, kind: Holder["kind"], name: string, n: number): Given[] =>
  kinds[kind].flatMap(([type, share, unit]): Given[] =>
    random.int(100) < share
      ? [
          {
            ...{ type, unit, from: 400 + random.int(800), until: type === "LICENCE" ? null : 60 + random.int(1200) },
            claims: claimsOf(type, name, n),
          },
        ]
      : [],
  );

/** Made-up words for each field: the middle shows that they are nobody's. */
const claimsOf = (type: string, name: string, n: number): Claims =>
  Object.fromEntries(
    fieldsOfType(type).map((field) => [
      field,
      field === "holder" || field.endsWith(".name") ? name : field === "number" ? `${type}-演示-${n}` : `演示 ${n}`,
    ]),
  );

/** Issues a certificate in the story; what it says is sealed when the story is written. */
export async function issueInDemo(
  { simulation, seeded: { claims: sealed }, city }: Telling,
  holder: Holder,
  given: Given & { readonly source?: string },
  until: Instant,
): Promise<HeldInDemo> {
  const { type, unit, claims, from, until: left, source = null } = given;
  const today = dayOf(until);
  const [validFrom, validUntil] = [addDays(today, -from), left === null ? null : addDays(today, left)] as [Day, Day];
  const at = from === 0 ? until : new Date(`${validFrom}T09:00:00+08:00`).toISOString();
  const id = commandId("demo claims", type, holder.id, source ?? "");
  sealed.push({ id, holder, claims, at });
  const issuer = city.uscc(unit) ?? city.units.find(({ code }) => code === unit)?.division.slice(0, 6) ?? "360300";
  const title = findCertificateType(type)?.name.zh ?? type;
  const input = { type, title, unit, issuer, holder, claims: id, validFrom, validUntil, source };
  const caseId = await simulation.open(at, "certificates.certificate", input, systemActor);
  const c = simulation.case(caseId);
  return { type, validFrom, validUntil, id: idOf(c, c.data as unknown as CertificateData) };
}
