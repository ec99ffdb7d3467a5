import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import type { AnswerKey, DocumentFault } from "./Operation.ts";
import { placeOf, type RawDocument } from "./operationsOf.ts";

/** Strict, so that a private half (`d`) is never taken along. 32 bytes are 43 letters of base64url. */
const key = z.strictObject({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/u),
  kid: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/u),
}) satisfies z.ZodType<AnswerKey>;
/** The one that signs, the one that takes its place, and one to spare. */
const atMost = 3;

/** What is wrong in the keys by which a service says it signs its answers, each with its place. */
export function answerKeyFaults({ "x-answer-keys": keys }: RawDocument): DocumentFault[] {
  if (keys === undefined) return [];
  const at = placeOf("x-answer-keys");
  const fault = (place: string, zh: string, en: string): DocumentFault => ({
    ...{ at: place, rule: "answerKeys" },
    reason: t(zh, en),
  });
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > atMost)
    return [
      fault(
        at,
        `应答签名的公钥要有 1–${atMost} 个；不签名就去掉这一项`,
        `Give 1 to ${atMost} keys that sign answers, or take this out`,
      ),
    ];
  const wrong = keys.flatMap((one, index) =>
    key.safeParse(one).success
      ? []
      : [
          fault(
            `${at}/${index}`,
            "公钥要写成只有 kty: OKP、crv: Ed25519、x、kid 的 JWK，不能带私钥",
            "A key is a JWK with kty OKP, crv Ed25519, x and kid alone, and no private half",
          ),
        ],
  );
  const named = new Set(keys.map((one: AnswerKey) => one?.kid));
  if (wrong.length > 0 || named.size === keys.length) return wrong;
  return [fault(at, "两个公钥的 kid 相同：每个要有自己的", "Two keys have one kid; each needs its own")];
}
