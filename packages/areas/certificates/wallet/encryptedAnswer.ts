import { randomUUID } from "node:crypto";
import { PresentationFault } from "@wuxing/platform/certificates";
import type { JWK } from "jose";

/** How wallets may encrypt: agreed with a key of one request (RFC 7518 §4.6), by AES-GCM. */
export const answerAlgorithms = { alg: "ECDH-ES", enc: ["A128GCM", "A256GCM"] } as const;

/** A private key for the answer to one request. */
export async function newAnswerKey(): Promise<JWK> {
  const { exportJWK, generateKeyPair } = await import("jose");
  const { privateKey } = await generateKeyPair(answerAlgorithms.alg, { crv: "P-256", extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: answerAlgorithms.alg, use: "enc" };
}

/** The public half of it, as the request shows it. */
export const shownKey = ({ d: _d, ...shown }: JWK): JWK => shown;

/** What an encrypted answer holds. Throws PresentationFault for what was encrypted otherwise or for another request. */
export async function openAnswer(kept: JWK, response: string): Promise<unknown> {
  const { compactDecrypt, importJWK } = await import("jose");
  try {
    const key = await importJWK(kept, answerAlgorithms.alg);
    const { plaintext } = await compactDecrypt(response, key, {
      keyManagementAlgorithms: [answerAlgorithms.alg],
      contentEncryptionAlgorithms: [...answerAlgorithms.enc],
    });
    return JSON.parse(new TextDecoder().decode(plaintext));
  } catch (cause) {
    throw new PresentationFault("unreadable", cause);
  }
}
