import { expect, test } from "vitest";
import { newIssuerKey, parseIssuerKeys } from "./IssuerKeys.ts";
import { signSm2, sm2PublicKey, verifySm2 } from "./sm2.ts";

test("keys are read, the newest first, and their public halves told", async () => {
  const keys = parseIssuerKeys(`${newIssuerKey("b-2")}\n${newIssuerKey("a-1")}`);
  expect(keys.all.map(({ kid }) => kid)).toEqual(["b-2", "a-1"]);
  expect(keys.current.jwk).toMatchObject({ kty: "EC", crv: "P-256", x: expect.any(String), y: expect.any(String) });
  const signed = await signSm2(Buffer.from("x"), keys.current);
  expect(await verifySm2(Buffer.from("x"), signed.signature, await sm2PublicKey(keys.current.sm2))).toBe(true);
});

test("what cannot be read says how keys are made, and repeats none", () => {
  const secret = newIssuerKey("a-1").slice(0, -1);
  for (const text of ["", secret, `${newIssuerKey("a-1")} ${newIssuerKey("a-1")}`])
    expect(() => parseIssuerKeys(text)).toThrow(
      expect.objectContaining({ name: "IssuerKeyFault", message: expect.not.stringContaining("WXC+a-1") }),
    );
});
