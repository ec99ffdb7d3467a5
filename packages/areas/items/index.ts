import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { bundleProjection } from "./bundleProjection.ts";
import { bundleRevisionProcedure } from "./bundleRevision.ts";
import { revisionProjection } from "./projection.ts";
import { revisionProcedure } from "./revision.ts";
import { itemRoutes } from "./routes/index.ts";
import { itemRules } from "./rules.ts";

export const items: Area = {
  name: "items",
  title: t("事项目录", "Catalogue of items"),
  procedures: [revisionProcedure, bundleRevisionProcedure],
  rules: itemRules,
  projections: [revisionProjection, bundleProjection],
  routes: itemRoutes,
};

export { type Bundle, bundlesOf, findBundle, itemsOfBundle, type Merged, mergeItems } from "./bundles.ts";
export { type MissingItem, missingItems } from "./missingItems.ts";
export { findItems, findVersion, type ItemFilter, type ItemLine, mostFound, versionsOf } from "./queries.ts";
export {
  audienceWords,
  deliveryWords,
  eventWords,
  handlingWords,
  itemColumns,
  kindWords,
  levelWords,
  partSheets,
} from "./tables/itemColumns.ts";
