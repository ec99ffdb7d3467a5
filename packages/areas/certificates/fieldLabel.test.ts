import { fieldsOfType } from "@wuxing/platform/certificates";
import { certificateTypes } from "@wuxing/platform/items";
import { expect, test } from "vitest";
import { fieldLabel } from "./fieldLabel.ts";

test("every field of every type is told in words of both languages", () => {
  const bare = certificateTypes
    .flatMap(({ code }) => fieldsOfType(code))
    .filter((field) => !/\p{Script=Han}/u.test(fieldLabel(field).zh) || fieldLabel(field).en === field);
  expect(bare).toEqual([]);
});
