import { addDays, dayOf, daysBetween, type Instant } from "@wuxing/kernel/calendar";
import { type Actor, type Case, systemActor } from "@wuxing/kernel/procedure";
import { fieldsNeeded, type Holder } from "@wuxing/platform/certificates";
import { findCertificateType, type Item } from "@wuxing/platform/items";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import type { UseData } from "../UseData.ts";
import type { SeededCertificates } from "./SeededCertificates.ts";
import { issueInDemo, type Telling } from "./seedCertificates.ts";

/** What a told application says of itself to this area (see areas/applications). */
interface Application {
  readonly item: { readonly code: string };
  readonly holder: Holder;
  readonly materials: readonly { readonly proof: string; readonly certificate?: string }[];
  readonly issues?: string;
  readonly decidedAt?: Instant;
}

/** The uses that the told applications are, what they saved, and the certificates that were granted; and uses of whom the demonstration signs in for. */
export async function seedUses(telling: Telling, items: readonly Item[], until: Instant): Promise<void> {
  const byCode = new Map(items.map((item) => [item.code, item]));
  for (const c of telling.simulation.ofType("applications.application")) {
    const data = c.data as unknown as Application;
    const item = byCode.get(data.item.code);
    if (!item) continue;
    await useIn(telling, c, data, item);
    if (data.issues && data.decidedAt && ["granted", "closed"].includes(c.state))
      await grantIn(telling, c, data, until);
  }
  await ownUses(telling.simulation, telling.seeded, until);
}

async function useIn({ simulation, seeded }: Telling, c: Case, { materials, holder }: Application, item: Item) {
  const proven = materials.flatMap(({ proof, certificate }) =>
    proof === "certificate" && certificate ? [certificate] : [],
  );
  const unit = c.unit ?? item.unit;
  const saving = { item: item.code, unit, required: materials.length, proven: proven.length };
  seeded.savings.push({ caseId: c.id, month: dayOf(c.openedAt).slice(0, 7), ...saving });
  const held = seeded.holders.find((one) => one.holder.id === holder.id)?.certificates ?? [];
  const shown = held
    .filter(({ id }) => proven.includes(id))
    .map(({ id, type }) => ({ id, type, fields: fieldsNeeded(item, type) }));
  if (shown.length === 0) return;
  const wants = shown.map(({ type, fields }) => ({ type, fields }));
  const names = { purpose: item.name.zh, item: item.code, itemName: item.name.zh, forCase: c.number };
  await useOf(simulation, { mode: "self", holder, unit, wants, ...names }, c.openedAt, { shown, via: "application" });
}

/** A certificate that an application was granted with, for five years. */
async function grantIn(
  telling: Telling,
  c: Case,
  { holder, issues = "", decidedAt = "" }: Application,
  until: Instant,
) {
  const type = findCertificateType(issues);
  const name = telling.seeded.holders.find((one) => one.holder.id === holder.id)?.name;
  if (!type || !name || (type.holder !== "either" && type.holder !== holder.kind)) return;
  const from = daysBetween(dayOf(decidedAt), dayOf(until));
  const left = daysBetween(dayOf(until), addDays(dayOf(decidedAt), 5 * 365));
  const given = { type: issues, unit: c.unit ?? "", claims: { holder: name, number: c.number }, from, until: left };
  await issueInDemo(telling, holder, { ...given, source: c.number }, until);
}

const officer: Actor = { kind: "staff", id: "officer-scj", posts: [{ unit: "px-scj", role: "officer" }] };
const ago = (until: Instant, hours: number): Instant => new Date(Date.parse(until) - hours * 3_600_000).toISOString();

/** Waiting for an answer, and shown by a code. */
async function ownUses(simulation: Simulation, { holders }: SeededCertificates, until: Instant): Promise<void> {
  const [person, firm] = holders;
  if (!person || !firm) return;
  const want = (type: string, ...fields: string[]) => [{ type, fields }];
  const asked = { mode: "asked" as const, item: null, itemName: null, forCase: null };
  const toFirm = { ...asked, holder: firm.holder, purpose: "公共场所卫生许可延续核对营业执照", unit: "px-wjw" };
  await useOf(simulation, { ...toFirm, wants: want("LICENCE", "number", "firm.name") }, ago(until, 3));
  const toPerson = { ...asked, holder: person.holder, purpose: "社保卡补办核对身份", unit: "px-rsj" };
  await useOf(simulation, { ...toPerson, wants: want("ID", "holder", "person.citizenNumber") }, ago(until, 2));
  const wants = want("FOODSALE", "number", "firm.foodUntil");
  const shown = wants.map((one) => ({ ...one, id: firm.certificates.find(({ type }) => type === one.type)?.id ?? "" }));
  const byCode = { ...toFirm, mode: "code" as const, purpose: "外卖平台入网核验", unit: "px-scj", wants };
  await useOf(simulation, byCode, ago(until, 26), { shown, via: "code" });
}

type Asked = Omit<UseData, "until" | "shown" | "via" | "reason"> & { readonly unit: string };

async function useOf(
  simulation: Simulation,
  asked: Asked,
  at: Instant,
  shown?: { readonly shown: UseData["shown"]; readonly via: string },
): Promise<void> {
  const id = await simulation.open(at, "certificates.use", { ...asked, until: null }, shown ? systemActor : officer);
  if (shown) await simulation.act(at, id, "present", shown, systemActor);
}
