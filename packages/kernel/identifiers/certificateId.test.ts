import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCertificateId, parseCertificateId } from "./certificateId.ts";

// Published in interface documents of ministries and provinces (rules.md §5).
const published = [
  "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
  "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
  "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
];
const sample = "1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001";

test.each(published)("%s is read and written again", (id) => {
  const parsed = parseCertificateId(id);
  if (!parsed.ok) throw new Error(parsed.reason.en);
  expect(formatCertificateId(parsed.value)).toBe(id);
});

test("the sample of one document has a wrong check character: D is right where it prints M", () => {
  expect(parseCertificateId(`${sample}.M`)).toMatchObject({
    ok: false,
    reason: { zh: expect.stringContaining("校验位") },
  });
  expect(parseCertificateId(`${sample}.D`).ok).toBe(true);
});

test("small letters, full-width signs and spaces are taken", () => {
  const typed = ` １.2.156.3005.2.11100000000013338w011.11430000006122244l.20230000403.001。u`;
  expect(parseCertificateId(typed)).toMatchObject({ ok: true, value: { id: published[0], version: 1 } });
});

test("one wrong sign is always found", () => {
  const [id = ""] = published;
  const first = "1.2.156.3005.2.".length;
  fc.assert(
    fc.property(fc.integer({ min: first, max: id.length - 1 }), fc.constantFrom(..."0123456789ABCXYZ"), (at, sign) => {
      fc.pre(id[at] !== "." && id[at] !== sign);
      expect(parseCertificateId(id.slice(0, at) + sign + id.slice(at + 1)).ok).toBe(false);
    }),
  );
});

test("what is no part of it cannot be written", () => {
  const parts = { type: "11100000000013338W011", issuer: "360300", serial: "1", version: 1 };
  expect(() => formatCertificateId({ ...parts, serial: "a-1" })).toThrow(RangeError);
  expect(() => formatCertificateId({ ...parts, version: 1000 })).toThrow(RangeError);
});
