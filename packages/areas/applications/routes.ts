import { type Case, notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { entriesOf, getCaseByNumber, handle } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { findItemVersion, openAllAnswers } from "@wuxing/platform/items";
import { z } from "zod";
import type { ApplicationData } from "./ApplicationData.ts";
import { addressKey } from "./answersOf.ts";
import { findFee, findRefund, takePayment } from "./fees.ts";
import { paperTitle } from "./papers.ts";
import type { Payments } from "./payments.ts";

export const applicationType = "applications.application";
const params = z.object({ number: z.string().max(60) });

/** What an officer needs of an application beside its case: materials, papers, fee; the answers with a purpose, on record. */
export function applicationRoutes(http: Http, platform: Platform): void {
  const { pool, casework } = platform;
  http.get("/api/applications/:number", { schema: { params } }, async (request) => {
    const found = await readable(platform, request.params.number, staffOf(request));
    const data = dataOf(found);
    const entries = await entriesOf(pool, found.id);
    return {
      item: data.item,
      firm: await firmOf(platform, data),
      materials: await materialsWithFiles(platform, found),
      mended: (data.asked ?? []).filter(({ key }) => data.mended?.includes(key)).map(({ name }) => name),
      renews: data.renews ?? null,
      fee: (await findFee(pool, found.id)) ?? null,
      refund: (await findRefund(pool, found.id)) ?? null,
      papers: entries.flatMap(({ seq, action, at }) => {
        const title = paperTitle(action, data.itemKind);
        return title ? [{ title, at, href: `/applications/${found.number}/papers/${seq}` }] : [];
      }),
    };
  });
  http.post(
    "/api/applications/:number/answers",
    { schema: { params, body: z.object({ purpose: z.string().max(200), commandId: z.uuid() }) } },
    async (request) => {
      const actor = staffOf(request);
      const found = await readable(platform, request.params.number, actor);
      const { purpose, commandId } = request.body;
      // Its entry is the record of who looked and what for; who may not look is refused by it.
      await handle(casework, { caseId: found.id, action: "viewContact", input: { purpose }, actor, commandId });
      return { answers: await labelled(platform, found) };
    },
  );
}

/** The payment platform says what was paid; it is known by its signature alone. */
export function paymentRoutes(http: Http, platform: Platform, payments: Payments): void {
  const body = z.object({
    number: z.string().max(60),
    payment: z.string().min(1).max(80),
    amount: z.int().min(1),
    signature: z.string().max(200),
  });
  http.post("/api/payments", { schema: { body } }, async (request) => {
    const { signature, ...notice } = request.body;
    if (!payments.isSigned(notice, signature)) throw new Refusal("notAllowed", t("签名不对", "The signature is wrong"));
    const found = await getCaseByNumber(platform.pool, notice.number);
    if (found.type !== applicationType) throw notFound();
    await takePayment(platform, found.id, notice);
    return { taken: true };
  });
}

async function readable(platform: Platform, number: string, actor: ReturnType<typeof staffOf>): Promise<Case> {
  const found = await getCaseByNumber(platform.readAs(actor), number);
  await assertMayRead(platform.casework, found, actor);
  if (found.type !== applicationType) throw notFound();
  return found;
}

const dataOf = (c: Case): ApplicationData => c.data as unknown as ApplicationData;

/** The firm that applies: whose name and code are public. Of a person the case itself says as much as may be seen. */
async function firmOf({ pool }: Platform, { holder }: ApplicationData) {
  if (holder.kind !== "firm") return null;
  const { rows } = await pool.query<{ name: string }>("SELECT name FROM firms WHERE uscc = $1", [holder.id]);
  return { uscc: holder.id, name: rows[0]?.name ?? "" };
}

/** The materials with the files sent for each, as the case's own history gives them. */
async function materialsWithFiles({ files }: Platform, found: Case) {
  const { materials } = dataOf(found);
  const kept = await files.find(materials.flatMap((material) => material.files ?? []));
  return materials.map(({ key, name, proof, certificate, issuer, broughtOn, mended, files: ids = [] }) => ({
    ...{ key, name, proof, broughtOn: broughtOn ?? null, mended: mended === true },
    ...(certificate ? { certificate } : {}),
    ...(issuer ? { issuer } : {}),
    files: ids.flatMap((id) => kept.get(id) ?? []),
  }));
}

const yesNoWords: Readonly<Record<string, Text>> = { yes: t("是", "Yes"), no: t("否", "No") };

/** The answers with the questions they answer, in the form's order; of those that were mended, what stood there before. */
async function labelled({ pool, casework }: Platform, found: Case) {
  const said = await openAllAnswers(pool, casework.vault, found.id);
  const { code, version } = dataOf(found).item;
  const item = await findItemVersion(pool, code, version);
  const certified = new Map(dataOf(found).certified?.map((one) => [one.key, one]));
  const questions = [
    ...(item?.questions ?? []),
    { key: addressKey, label: t("邮寄地址", "Address for the post"), type: "text", options: undefined } as const,
  ];
  return questions.flatMap(({ key, label, type, options }) => {
    const words = (answer: string | undefined): string | Text =>
      (type === "yesNo" ? yesNoWords[answer ?? ""] : options?.find((one) => one.value === answer)?.label) ??
      answer ??
      "";
    const value = words(said.at(-1)?.answers[key]);
    const before = said.slice(0, -1).findLast(({ answers }) => answers[key] !== said.at(-1)?.answers[key]);
    const by = certified.get(key);
    if (!value && !before) return [];
    return [
      {
        ...{ label, value },
        ...(before ? { was: words(before.answers[key]) } : {}),
        ...(by && !before ? { certificate: by.certificate, corrected: by.corrected === true } : {}),
      },
    ];
  });
}
