import { templateFaults } from "@wuxing/kernel/certificates";
import { baseFields, fieldsOfType } from "@wuxing/platform/certificates";
import { certificateTypes } from "@wuxing/platform/items";
import { expect, test } from "vitest";
import { shippedTemplate } from "./shippedTemplate.ts";

test("every type has a template of its own that names all its fields and fits on a page", () => {
  const wrong = certificateTypes.flatMap(({ code }) => {
    const template = shippedTemplate(code);
    const named = template.groups.flatMap(({ fields }) => fields.map(({ key }) => key));
    const fields = fieldsOfType(code);
    const left = fields.filter((field) => !named.includes(field)).map((field) => `${code} lacks ${field}`);
    return [
      ...left,
      ...templateFaults(template, { fields, required: baseFields }).map(({ reason }) => `${code} ${reason.en}`),
    ];
  });
  expect(wrong).toEqual([]);
  expect(new Set(certificateTypes.map(({ code }) => shippedTemplate(code).wording?.zh)).size).toBeGreaterThan(3);
});
