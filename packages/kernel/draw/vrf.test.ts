import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import { vrfOutput, vrfProve, vrfPublicKey, vrfVerify } from "./vrf.ts";

/** Published: RFC 9381 (August 2023), appendix B.3, examples 16 to 18. The proofs of earlier drafts differ from the final RFC's. */
const examples = [
  {
    name: "16",
    secretKey: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    alpha: "",
    pi: "8657106690b5526245a92b003bb079ccd1a92130477671f6fc01ad16f26f723f26f8a57ccaed74ee1b190bed1f479d9727d2d0f9b005a6e456a35d4fb0daab1268a1b0db10836d9826a528ca76567805",
    beta: "90cf1df3b703cce59e2a35b925d411164068269d7b2d29f3301c03dd757876ff66b71dda49d2de59d03450451af026798e8f81cd2e333de5cdf4f3e140fdd8ae",
  },
  {
    name: "17, where the second counter leads to a point",
    secretKey: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    alpha: "72",
    pi: "f3141cd382dc42909d19ec5110469e4feae18300e94f304590abdced48aed5933bf0864a62558b3ed7f2fea45c92a465301b3bbf5e3e54ddf2d935be3b67926da3ef39226bbc355bdc9850112c8f4b02",
    beta: "eb4440665d3891d668e7e0fcaf587f1b4bd7fbfe99d0eb2211ccec90496310eb5e33821bc613efb94db5e5b54c70a848a0bef4553a41befc57663b56373a5031",
  },
  {
    name: "18",
    secretKey: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    alpha: "af82",
    pi: "9bc0f79119cc5604bf02d23b4caede71393cedfbb191434dd016d30177ccbf8096bb474e53895c362d8628ee9f9ea3c0e52c7a5c691b6c18c9979866568add7a2d41b00b05081ed0f58ee5e31b3a970e",
    beta: "645427e5d00c62a23fb703732fa5d892940935942101e456ecca7bb217c61c452118fec1219202a0edcf038bb6373241578be7217ba85a2687f7a0310b2df19f",
  },
];

describe.each(examples)("example $name of RFC 9381 B.3", (example) => {
  const [secretKey, publicKey, alpha, pi] = [example.secretKey, example.publicKey, example.alpha, example.pi].map(
    hexToBytes,
  ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];

  test("gives key, proof and output", () => {
    expect(bytesToHex(vrfPublicKey(secretKey))).toBe(example.publicKey);
    expect(bytesToHex(vrfProve(secretKey, alpha))).toBe(example.pi);
    expect(bytesToHex(vrfOutput(pi))).toBe(example.beta);
    expect(bytesToHex(vrfVerify(publicKey, alpha, pi) ?? new Uint8Array())).toBe(example.beta);
  });

  test("proves nothing once a byte of proof, input or key is another", () => {
    const turned = (bytes: Uint8Array, at: number) => bytes.map((byte, place) => (place === at ? byte ^ 1 : byte));
    for (let at = 0; at < pi.length; at += 3) expect(vrfVerify(publicKey, alpha, turned(pi, at))).toBeUndefined();
    for (let at = 0; at < publicKey.length; at += 3)
      expect(vrfVerify(turned(publicKey, at), alpha, pi)).toBeUndefined();
    expect(vrfVerify(publicKey, Uint8Array.of(...alpha, 0), pi)).toBeUndefined();
    expect(vrfVerify(publicKey, alpha, pi.subarray(0, 79))).toBeUndefined();
  });
});

test("a key of small order proves nothing", () => {
  const identity = Uint8Array.of(1, ...new Uint8Array(31));
  const pi = hexToBytes(examples[0]?.pi as string);
  expect(vrfVerify(identity, new Uint8Array(), pi)).toBeUndefined();
});
