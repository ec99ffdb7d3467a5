import { signingKey } from "@wuxing/tlog/note";
import { formatPolicy, type Policy, parsePolicy, policyOf, type Quorum } from "@wuxing/tlog/policy";
import fc from "fast-check";
import { expect, test } from "vitest";

const log = signingKey("city.example/log", new Uint8Array(32).fill(1)).verifier;
const witnesses = [2, 3, 4, 5].map((byte) => ({
  // One is called as a group would be.
  name: byte === 5 ? "group5" : `w${byte}`,
  key: signingKey(`w${byte}.example`, new Uint8Array(32).fill(byte), "cosignature").verifier,
  ...(byte === 2 ? { url: "https://w2.example/" } : {}),
}));
const keys = witnesses.map(({ key }) => key);

test("a policy is written as it is read: logs, witnesses, addresses and nested groups", () => {
  const [a, b, c, d] = keys as [(typeof keys)[0], (typeof keys)[0], (typeof keys)[0], (typeof keys)[0]];
  const quorum: Quorum = { needed: 2, members: [a, { needed: 1, members: [b, c] }, { needed: 1, members: [d] }] };
  const policy: Policy = { logs: [{ key: log, url: "https://city.example/log/" }], witnesses, quorum };
  expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
});

test("any number of any witnesses, and none, come back", () => {
  fc.assert(
    fc.property(fc.subarray(keys), fc.nat(4), (some, wish) => {
      const policy = policyOf([log], some, Math.min(wish, some.length));
      expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
    }),
  );
});
