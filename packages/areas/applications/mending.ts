import type { Instant } from "@wuxing/kernel/calendar";
import type { Case } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { z } from "zod";
import type { ApplicationData } from "./ApplicationData.ts";
import type { supply } from "./inputs.ts";
import { openPieces } from "./pieces.ts";

type Application = Case<ApplicationData>;
export type Supply = z.output<typeof supply>;

/** Why what is supplied is not taken: it says nothing, or mends what no notice named. */
export function supplyBarred(c: Application, input: Supply): Text | undefined {
  const { note, files = [], mended = [], materials = [] } = input;
  if (!note && files.length + mended.length + materials.length === 0)
    return t("请写补了什么，或附上文件", "Say what you have added, or attach files");
  const open = openPieces(c);
  const foreign =
    mended.some((key) => !open.questions.includes(key)) || materials.some(({ key }) => !open.materials.includes(key));
  const stray = materials.some((one) => one.files?.some((id) => !files.includes(id)));
  return foreign || stray
    ? t("补正告知书里没有这一项，不能改", "The notice does not name this, so it cannot be changed")
    : undefined;
}

/** What the notice named and is still to come: what the applicant means to bring to the counter. */
export const leftToMend = ({ data }: Application, { materials = [] }: Pick<Supply, "materials">): readonly string[] => {
  const later = new Set(materials.flatMap(({ key, proof }) => (proof === "counter" ? [key] : [])));
  return later.size === 0 ? [] : data.materials.filter(({ key }) => later.has(key)).map(({ name }) => name);
};

/** What is remembered of what was mended; the five days begin anew once nothing is left to come (§32). */
export function mending(c: Application, input: Supply, at: Instant): Partial<ApplicationData> {
  const { mended = [], materials = [] } = input;
  const now = new Map(materials.map((one) => [one.key, one]));
  const toMend = leftToMend(c, input);
  return {
    toMend,
    ...(toMend.length === 0 ? { receivedAt: at } : {}),
    ...(mended.length > 0 ? { mended: [...new Set([...(c.data.mended ?? []), ...mended])] } : {}),
    ...(now.size > 0
      ? {
          materials: c.data.materials.map((before) => {
            const { key, name, optional } = before;
            const one = now.get(key);
            if (!one) return before;
            return { key, name, ...(optional ? { optional } : {}), proof: one.proof, mended: true, files: one.files };
          }),
        }
      : {}),
  };
}
