import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from "node:crypto";

/** A browser's side of a subscription. */
export interface BrowserKeys {
  readonly pair: ECDH;
  readonly p256dh: string;
  readonly auth: string;
}

/** New keys as a browser makes them, or those of given secrets. */
export function browserKeys(privateKey?: string, auth = randomBytes(16).toString("base64url")): BrowserKeys {
  const pair = createECDH("prime256v1");
  if (privateKey) pair.setPrivateKey(Buffer.from(privateKey, "base64url"));
  else pair.generateKeys();
  return { pair, p256dh: pair.getPublicKey("base64url"), auth };
}

/** Opens a message as a browser does: RFC 8188 in the one record of RFC 8291, by node:crypto alone. Throws where it does not fit. */
export function openMessage(keys: BrowserKeys, message: Buffer): string {
  const salt = message.subarray(0, 16);
  const length = message.readUInt8(20);
  const sender = message.subarray(21, 21 + length);
  const sealed = message.subarray(21 + length);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.pair.getPublicKey(), sender]);
  const secret = hkdf(Buffer.from(keys.auth, "base64url"), keys.pair.computeSecret(sender), info, 32);
  const key = hkdf(salt, secret, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = hkdf(salt, secret, Buffer.from("Content-Encoding: nonce\0"), 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
  const opened = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  const end = opened.lastIndexOf(2);
  if (end < 0 || opened.subarray(end + 1).some((byte) => byte !== 0)) throw new Error("no delimiter of a last record");
  return opened.subarray(0, end).toString("utf8");
}

const hkdf = (salt: Buffer, secret: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, length));
