import { createPrivateKey, sign } from "node:crypto";
import { expect, test } from "vitest";
import { type Component, signatureBase, signatureParameters } from "./signCall.ts";

// RFC 9421, B.1.4 (the published test key) and B.2.6.
const key = createPrivateKey(
  "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----",
);
const components: Component[] = [
  ['"date"', "Tue, 20 Apr 2021 02:07:55 GMT"],
  ['"@method"', "POST"],
  ['"@path"', "/foo"],
  ['"@authority"', "example.com"],
  ['"content-type"', "application/json"],
  ['"content-length"', "18"],
];

test("a signature is the one of the standard's example", () => {
  const parameters = signatureParameters(components, { created: 1618884473, keyid: "test-key-ed25519" });
  const signature = sign(null, Buffer.from(signatureBase(components, parameters)), key).toString("base64");
  expect(signature).toBe("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
});
