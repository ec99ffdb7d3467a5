import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { usccCheck } from "@wuxing/kernel/identifiers";
import { type Actor, systemActor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { type Casework, commandId, createIntake } from "@wuxing/platform/casework";
import type { Holder } from "@wuxing/platform/certificates";
import { openAccount } from "@wuxing/platform/citizens";
import { transaction } from "@wuxing/platform/postgres";
import { askUse, presentHeld } from "./askUse.ts";
import { issueCertificate, type NewCertificate } from "./issueCertificate.ts";

/** The phone by which the demonstration signs in for itself and for a firm; the middle shows that it is nobody's. */
const demoPhone = "13900000001";
const demoUscc = `91360300MADEMN002${usccCheck("91360300MADEMN002")}`;

type Seeding = Pick<Platform, "pool" | "city"> & { readonly casework: Casework };
type Given = Omit<NewCertificate, "holder" | "validFrom" | "validUntil"> & {
  /** Days before and after today. */
  readonly from: number;
  readonly until: number | null;
};

const own: readonly Given[] = [
  {
    ...{ type: "ID", unit: "px-gaj", from: 900, until: 2700 },
    claims: {
      ...{ holder: "演示用户", number: "11010519491231002X", "person.name": "演示用户", "person.sex": "女" },
      ...{ "person.citizenNumber": "11010519491231002X", "person.birthday": "1949-12-31" },
      "person.address": "萍乡市安源区演示路 1 号",
    },
  },
  {
    ...{ type: "HEALTHCARD", unit: "px-wjw", from: 200, until: 165 },
    claims: {
      holder: "演示用户",
      number: "演 0000001",
      "person.name": "演示用户",
      "person.healthCheckedOn": "2026-05-08",
    },
  },
];

const firmOwn = (name: string, uscc: string): readonly Given[] => [
  {
    ...{ type: "LICENCE", unit: "px-scj", from: 700, until: null },
    claims: {
      ...{ holder: name, number: uscc, "firm.name": name, "firm.uscc": uscc, "firm.legalRepresentative": "演示用户" },
      ...{ "firm.address": "萍乡市安源区演示路 2 号", "firm.scope": "餐饮服务", "firm.capital": "50 万元" },
      "firm.foundedOn": "2024-12-26",
    },
  },
  {
    ...{ type: "FOODSALE", unit: "px-scj", from: 690, until: 400 },
    claims: {
      holder: name,
      number: "JY23603020000001",
      "firm.foodScope": "热食类食品制售",
      "firm.foodUntil": "2029-12-31",
    },
  },
  {
    ...{ type: "HYGIENE", unit: "px-wjw", from: 650, until: 20 },
    claims: { holder: name, number: "萍卫公证字第0000001号", "premises.hygiene": "餐饮场所" },
  },
];

/** The certificates of the demo's person and firm, with uses of them: shown, waiting for an answer, looked at by code. */
export async function seedCertificates({ pool, casework, city }: Seeding): Promise<void> {
  const platform = { pool, casework, city, intake: createIntake(casework) };
  const { person, firm, name } = await demoHolders(platform);
  await issueAll(platform, person, own);
  await issueAll(platform, firm, firmOwn(name, firm.id));
  const officer: Actor = { kind: "staff", id: "officer-scj", posts: [{ unit: "px-scj", role: "officer" }] };
  const ask = (holder: Holder, unit: string, purpose: string, wants: [string, string[]][], mode: "asked" | "code") =>
    askUse(
      platform,
      { mode, unit, holder, purpose, wants: wants.map(([type, fields]) => ({ type, fields })) },
      officer,
      commandId("demo use", purpose),
    );
  await ask(firm, "px-wjw", "公共场所卫生许可延续核对营业执照", [["LICENCE", ["number", "firm.name"]]], "asked");
  await ask(person, "px-rsj", "社保卡补办核对身份", [["ID", ["holder", "person.citizenNumber"]]], "asked");
  const shown = await ask(firm, "px-scj", "外卖平台入网核验", [["FOODSALE", ["number", "firm.foodUntil"]]], "code");
  await presentHeld(platform, shown, "code", officer, commandId("demo shown", 1));
}

async function demoHolders({ pool, casework }: Seeding): Promise<{ person: Holder; firm: Holder; name: string }> {
  return transaction(pool, async (client) => {
    const id = await openAccount(client, casework, demoPhone);
    await client.query("UPDATE citizens SET phone_shown_at = $2 WHERE id = $1", [id, casework.now()]);
    const kept = await client.query<{ uscc: string; name: string }>(
      "SELECT uscc, name FROM firms WHERE representative = $1 ORDER BY asked_at, uscc",
      [id],
    );
    const firm = kept.rows[0] ?? { uscc: demoUscc, name: "萍乡演示餐饮店" };
    await client.query(
      `INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at) VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT DO NOTHING`,
      [firm.uscc, firm.name, id, casework.now()],
    );
    return { person: { kind: "person", id }, firm: { kind: "firm", id: firm.uscc }, name: firm.name };
  });
}

async function issueAll(
  platform: Parameters<typeof issueCertificate>[0],
  holder: Holder,
  certificates: readonly Given[],
): Promise<void> {
  const today = dayOf(platform.casework.now());
  for (const { from, until, ...said } of certificates) {
    const days = { validFrom: addDays(today, -from), validUntil: until === null ? null : addDays(today, until) };
    await issueCertificate(
      platform,
      { ...said, ...days, holder },
      systemActor,
      commandId("demo", said.type, holder.id),
    );
  }
}
