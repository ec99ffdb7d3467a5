import {
  cityItems,
  demoPhones,
  saveApplications,
  saveAppointments,
  saveAttached,
  saveCertificates,
  saveInspections,
  saveItems,
  savePolicies,
  saveSupervision,
  saveWindows,
  seedApplications,
  seedAppointments,
  seedAttached,
  seedCertificates,
  seedInspections,
  seedItems,
  seedKnowledge,
  seedMatters,
  seedNotice,
  seedOversight,
  seedPolicies,
  seedRatings,
  seedRequests,
  seedSupervision,
  seedUses,
  seedWindows,
  watchTopics,
} from "@wuxing/areas/seed";
import type { Area, Platform } from "@wuxing/platform/area";
import { openAccount } from "@wuxing/platform/citizens";
import { transaction } from "@wuxing/platform/postgres";
import { seeded } from "@wuxing/platform/testing/city";
import { Simulation, saveSimulation } from "@wuxing/platform/testing/simulation";

const day = 24 * 60 * 60 * 1000;

/** Some of the city's own items that take a week or longer, of many units. */
const appliedFor = (city: Platform["city"]) =>
  cityItems(city)
    .filter(
      ({ division, handling, promised }) => division === "360300" && handling === "2" && (promised?.amount ?? 20) >= 8,
    )
    .filter(({ preReview }, index) => preReview || index % 9 === 0);

/**
 * A year of case work in the test city, up to now, by a seeded generator, written in one transaction: where it is cut off,
 * the next start begins anew. Does nothing where there are cases already.
 */
export async function seedYear(
  { pool, casework, city }: Pick<Platform, "pool" | "casework" | "city">,
  areas: readonly Area[],
  days = 365,
  aDay = 9,
): Promise<number> {
  const { rows } = await pool.query("SELECT 1 FROM cases LIMIT 1");
  if (rows.length > 0) return 0;
  const simulation = new Simulation({
    procedures: casework.procedures,
    almanac: casework.almanac,
    reactions: areas.flatMap((area) => area.reactions ?? []),
  });
  const until = casework.now();
  const random = seeded(20_200_424);
  const midnight = Date.parse(until) - (Date.parse(until) % day);
  const notice = await seedNotice(simulation, random, city, until);
  await seedRequests(simulation, random, { from: new Date(midnight - days * day).toISOString(), until, aDay });
  await seedRatings(simulation, random, until);
  await seedKnowledge(simulation, until);
  await seedOversight(simulation, city, until);
  await seedAttached(simulation, until);
  const from = new Date(midnight - days * day).toISOString();
  const firms = Math.min(3000, days * 9);
  const inspections = await seedInspections(simulation, casework.almanac.rules, { from, until, firms });
  const policies = await seedPolicies(simulation, inspections.objects, until);
  const supervision = await seedSupervision(simulation, city, casework.almanac.calendar, until);
  await seedMatters(simulation, until);
  await seedWindows(simulation, city, until);
  await seedItems(simulation, city, until);
  await seedAppointments(simulation, city, casework.almanac.calendar, until);
  const items = appliedFor(city);
  const demo = await demoAccounts(pool, casework, policies.firms[0]);
  const certificates = await seedCertificates(simulation, until, demo, { vault: casework.vault, city });
  await seedApplications(simulation, items, until, city, certificates.holders);
  await seedUses({ simulation, seeded: certificates, city }, items, until);
  const written = await transaction(pool, async (client) => {
    await saveInspections(client, casework.vault, inspections);
    await saveSupervision(client, casework.vault, supervision);
    await saveWindows(client, city);
    await saveAttached(client, until);
    await saveItems(client, city);
    await saveAppointments(client, city, cityItems(city), until);
    await saveApplications(client, casework);
    await savePolicies(client, casework, policies);
    await client.query(
      `INSERT INTO notices (id, title, document_number, issuer, issued_on, text, imported_by, imported_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'coordinator1', $7) ON CONFLICT DO NOTHING`,
      [notice.id, notice.title, notice.documentNumber, notice.issuer, notice.issuedOn, notice.text, until],
    );
    const saved = await saveSimulation(client, casework, simulation);
    await saveCertificates(client, casework.vault, certificates);
    return saved;
  });
  await watchTopics({ pool, casework });
  return written;
}

/** The accounts that the demonstration signs in for: certificates name their holders by them, so they come first. */
const demoAccounts = (
  pool: Platform["pool"],
  casework: Pick<Platform["casework"], "vault" | "now">,
  firm: { readonly uscc: string; readonly name: string } | undefined,
) =>
  transaction(pool, async (client) => {
    if (!firm) throw new Error("the demo city has no firm to sign in for");
    const [applicant, representative] = demoPhones;
    return {
      applicant: { phone: applicant, id: await openAccount(client, casework, applicant) },
      representative: { phone: representative, id: await openAccount(client, casework, representative) },
      firm,
    };
  });
