import type { Instant } from "@wuxing/kernel/calendar";
import type { Actor, PostRole } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import type { Item } from "@wuxing/platform/items";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import { hashOf } from "./drafts.ts";
import { sampleItems } from "./sample/sampleItems.ts";

const day = 24 * 60 * 60 * 1000;
const staff = (unit: string, role: PostRole): Actor => ({
  ...{ kind: "staff", id: `demo:${unit}:${role}`, posts: [{ unit, role }] },
});

/** What the demo's departments propose: an item of the city by name, other than in force. */
const proposals: readonly (readonly [
  name: string,
  because: string,
  change: (item: Item) => Item,
  sentBack?: string,
])[] = [
  [
    "企业设立登记",
    "住所承诺制推行后，不再要求现场核对",
    (item) => ({
      ...item,
      conditions: [...item.conditions, t("住所可以用书面承诺申报", "The address may be declared by a written promise")],
    }),
  ],
  [
    "食品生产许可",
    "压缩承诺时限",
    (item) => ({ ...item, promised: { amount: 7, unit: "workingDay", basis: "本部门服务承诺" } }),
    "请写明压缩的是哪个环节",
  ],
];

/** The drafts of the demo's revisions. */
export const sampleDrafts = (city: City): Item[] => {
  const items = sampleItems(city).filter(({ level }) => level === "3");
  return proposals.flatMap(([name, , change]) => items.filter((item) => item.name.zh === name).map(change));
};

/** The demo's revisions: one waits for its review, one was sent back. */
export async function seedItems(simulation: Simulation, city: City, until: Instant): Promise<void> {
  const drafts = sampleDrafts(city);
  const at = (days: number): Instant => new Date(Date.parse(until) - days * day).toISOString();
  for (const [index, [name, because, , sentBack]] of proposals.entries()) {
    const item = drafts.find((one) => one.name.zh === name);
    if (!item) continue;
    const author = staff(item.unit, "officer");
    // A kind with a special step has an earlier version; the draft is on the newest.
    const basedOn = item.specials.length > 0 ? 2 : 1;
    const changes = [{ code: item.code, what: "change", name, hash: hashOf(item), basedOn }];
    const input = { unit: item.unit, changes, because, author: author.id, submit: true };
    const id = await simulation.open(at(2 + index), "items.revision", input, author);
    if (sentBack) await simulation.act(at(1), id, "sendBack", { reason: sentBack }, staff(item.unit, "head"));
  }
}
