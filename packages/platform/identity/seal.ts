import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** A secret that the demonstration publishes is not sealed: it is no secret. */
export const published = "published:";

/** A mark cut short is guessed sooner: without this, four bytes of one would do. */
const whole = { authTagLength: 16 } as const;

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", "wuxing second factor", 32));

/** Seals a text (AES-256-GCM) under a secret, bound to `owner`: opened for another it fails. */
export function seal(text: string, owner: string, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The sealed text, opened by whichever of the secrets fits; undefined where none does. */
export function unseal(sealed: string, owner: string, secrets: readonly string[]): string | undefined {
  if (sealed.startsWith(published)) return sealed.slice(published.length);
  const bytes = Buffer.from(sealed, "base64url");
  for (const secret of secrets) {
    try {
      const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), bytes.subarray(0, 12), whole);
      decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(12, 28));
      return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
    } catch {
      // Sealed under another secret, or not by us.
    }
  }
  return undefined;
}
