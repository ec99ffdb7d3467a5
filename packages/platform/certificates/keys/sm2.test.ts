import { expect, test } from "vitest";
import { signSm2, sm2PublicKey, sm3, verifySm2 } from "./sm2.ts";

// GB/T 32918.5-2017, annex A.2: the recommended curve, "message digest", the user identity 1234567812345678.
const privateKey = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
const publicKey = `04${"09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"}${"ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"}`;
const r = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
const s = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
const message = Buffer.from("message digest");

test("the standard's signature verifies, and its private key gives its public key", async () => {
  expect(await sm2PublicKey(privateKey)).toBe(publicKey);
  expect(await verifySm2(message, r + s, publicKey)).toBe(true);
  expect(await verifySm2(Buffer.from("message digest."), r + s, publicKey)).toBe(false);
  expect(await verifySm2(message, s + r, publicKey)).toBe(false);
  expect(await verifySm2(message, "00", publicKey)).toBe(false);
});

test("what is signed here verifies, with SM3 of the same bytes", async () => {
  const signed = await signSm2(message, { kid: "one", sm2: privateKey });
  expect(await verifySm2(message, signed.signature, publicKey)).toBe(true);
  expect(signed.sm3).toBe(sm3(message));
});

test("SM3 of abc is the standard's (GB/T 32905-2016, annex A.1)", () => {
  expect(sm3(Buffer.from("abc"))).toBe("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
});
