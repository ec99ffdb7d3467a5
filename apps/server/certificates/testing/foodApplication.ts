import { randomUUID } from "node:crypto";
import { itemsToApplyFor } from "@wuxing/areas/applications/testing";
import { t } from "@wuxing/kernel/text";
import type { Item } from "@wuxing/platform/items";
import type { Browser } from "../../portal/testing/browserOf.ts";
import { deskOf } from "../../testing/deskOf.ts";
import type { TestServer } from "../../testServer.ts";

const sample = itemsToApplyFor[0] as Item;
/** The food licence, with a question whose answer the licence says, and one material beside the certificate. */
export const foodItem: Item = {
  ...sample,
  code: sample.code.replace("000131022000", "000131022009"),
  materials: sample.materials.filter(({ key }) => key !== "form"),
  questions: [
    {
      ...{ key: "scope", label: t("经营项目", "Food operation scope"), type: "text", required: true },
      concept: "firm.foodScope",
    },
    { key: "name", label: t("名称", "Name of the firm"), type: "text", required: true, concept: "firm.name" },
  ],
};
export const foodUrl = `/apply/${foodItem.code}`;

/** Hands in an application for it; its number, empty where it was refused. */
export async function applyForFood(
  server: TestServer,
  browser: Browser,
  more: Readonly<Record<string, string>> = {},
  scope = "热食类",
): Promise<string> {
  await browser.post(foodUrl, { step: "1", go: "2", "q.scope": scope, "q.name": "个人" });
  await browser.post(foodUrl, { step: "2", go: "3", "by.rules": "counter", "by.licence": "counter" });
  const sent = await browser.post(foodUrl, { step: "3", go: "send", delivery: "counter", ...more });
  await server.settle();
  return sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
}

/** What an officer of the market bureau does with an application. Throws where it was refused. */
export async function actOn(server: TestServer, number: string, action: string, input: object): Promise<void> {
  const { status, body } = await deskOf(server)("officer-scj", `cases/${number}/actions/${action}`, {
    ...{ commandId: randomUUID(), input },
  });
  if (status !== 200) throw new Error(`${action} answered ${status}: ${JSON.stringify(body)}`);
  await server.settle();
}
