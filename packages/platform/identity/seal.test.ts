import { expect, test } from "vitest";
import { seal, unseal } from "./seal.ts";

const secret = "a secret of this test";

test("what was sealed opens for its owner under its secret, and for nobody else", () => {
  const sealed = seal("JBSWY3DP", "officer", secret);
  expect(unseal(sealed, "officer", ["another", secret])).toBe("JBSWY3DP");
  expect(unseal(sealed, "another", [secret])).toBeUndefined();
  expect(unseal(sealed, "officer", ["another"])).toBeUndefined();
});

test("a mark that is cut short opens nothing, though what is left of it is right", () => {
  const bytes = Buffer.from(seal("", "officer", secret), "base64url");
  for (let length = 12; length < bytes.length; length++)
    expect(unseal(bytes.subarray(0, length).toString("base64url"), "officer", [secret]), `${length}`).toBeUndefined();
});
