import { bundlesOf, findBundle, itemsOfBundle, mergeItems, missingItems } from "@wuxing/areas/items";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCertificateType, type Item } from "@wuxing/platform/items";
import type { BundlesView, BundleView } from "../../../web/portal/views.ts";
import { itemRow } from "./itemWords.ts";

const groups = [
  { audience: "1", title: t("个人和家庭", "People and families") },
  { audience: "2", title: t("企业和店铺", "Firms and shops") },
];

/** Every bundle (一件事), for people and for firms. */
export async function bundlesView({ pool, casework }: Platform): Promise<BundlesView> {
  const bundles = await bundlesOf(pool);
  const bases = [...new Set(bundles.flatMap((one) => one.bases))];
  const gone = new Set((await missingItems(pool, bases, null, dayOf(casework.now()))).map(({ base }) => base));
  return {
    groups: groups.map(({ audience, title }) => ({
      title,
      bundles: bundles
        .filter((one) => one.audience === audience)
        .map(({ code, name, lead, bases: own }) => {
          const items = own.filter((base) => !gone.has(base)).length;
          return { href: `/bundles/${code}`, label: name, lead, items };
        }),
    })),
  };
}

const typeName = (code: string | undefined) => (code && findCertificateType(code)?.name) || null;

/** A bundle for a place: its items in order, and what is asked once for all of them. Throws Refusal where there is none. */
export async function bundleView(platform: Platform, code: string, asked: string | undefined): Promise<BundleView> {
  const { pool, city, casework } = platform;
  const bundle = await findBundle(pool, code);
  if (!bundle) throw notFound();
  const places = city.divisions.filter(({ level }) => level !== "township");
  const division = places.find((one) => one.code === asked)?.code ?? places[1]?.code ?? places[0]?.code ?? "";
  const today = dayOf(casework.now());
  const [items, missing] = await Promise.all([
    itemsOfBundle(pool, bundle, division, today),
    missingItems(pool, bundle.bases, division, today),
  ]);
  const { questions, materials, asked: alone } = mergeItems(items);
  return {
    ...{ name: bundle.name, lead: bundle.lead, path: `/bundles/${code}`, asked: alone },
    place: {
      ...{ name: "division", label: t("在哪里办", "Where"), type: "select", required: true, value: division },
      options: places.map((one) => ({ value: one.code, label: one.name })),
    },
    items: items.map((item) => ({ ...rowOf(platform, item), issues: typeName(item.issues) })),
    missing: missing.map(({ name, endedOn }) => ({ name, endedOn })),
    questions: questions.map(({ label, neededBy }) => ({ label, neededBy })),
    materials: materials.map(({ name, certificateType, neededBy }) => ({
      ...{ name, neededBy, provenBy: typeName(certificateType) },
    })),
  };
}

const rowOf = (platform: Platform, { code, name, unit, office, division, kind, handling, promised }: Item) =>
  itemRow(platform, {
    ...{ code, version: 0, name, unit, division, kind, handling },
    ...{ office: office ?? null, promised: promised ?? null },
  });
