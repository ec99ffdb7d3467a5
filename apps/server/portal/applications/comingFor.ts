import type { Upload } from "@wuxing/platform/files";
import type { MaterialView } from "../../../web/portal/applications/ApplyViews.ts";

/** What is on its way for a material, with how much of it is here; what has not begun to come is nothing to go on with. */
export const comingFor = (uploads: readonly Upload[], key: string): MaterialView["coming"] =>
  uploads
    .filter(({ field, offset }) => field === `m.${key}` && offset > 0)
    .map(({ name, length, offset }) => ({ name, bytes: length, here: offset }));
