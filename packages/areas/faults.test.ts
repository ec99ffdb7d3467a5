import { areas } from "@wuxing/areas";
import { faultsOf } from "@wuxing/kernel/procedure";
import { expect, test } from "vitest";
import { type ZodType, z } from "zod";

/** What people and programs send by mistake, for every field of every form. */
const mistakes = [undefined, null, "", "x", "9".repeat(30_000), -1, 1.5, 1e12, true, [], [7], {}, { x: 1 }];

/** Words that only zod's own messages use. */
const zodWords = /Invalid (?:input|option|string|ISO)|expected |received |Too (?:small|big)/u;

const forms = areas
  .flatMap((area) => area.procedures)
  .flatMap((procedure) => [
    [`${procedure.type} open`, procedure.open.input] as const,
    ...Object.entries(procedure.actions).map(([name, { input }]) => [`${procedure.type} ${name}`, input] as const),
  ]);

test.each(forms)("%s: every fault of a form is told in both languages, in our words", (_name, schema: ZodType) => {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  for (const wrong of mistakes) {
    const inputs = [wrong, ...names.map((name) => ({ [name]: wrong }))];
    for (const { reason } of inputs.flatMap((input) => faultsOf(schema.safeParse(input).error?.issues ?? []))) {
      expect(reason.zh).toMatch(/\p{Script=Han}/u);
      expect(reason.en).toMatch(/[A-Za-z]/u);
      expect(`${reason.zh} ${reason.en}`).not.toMatch(zodWords);
    }
  }
});
