import { createPrivateKey, randomBytes, sign } from "node:crypto";
import { LogFault } from "@wuxing/tlog/fault";
import { formatSigningKey, parseSigningKey, type Signer, type SigningKey, signingKey } from "@wuxing/tlog/note";
import type { Pool } from "pg";
import { LogKeyFault } from "./LogKeyFault.ts";

/** The log's name and what signs for it: the newest key first, older ones while they are being replaced. */
export interface LogKeys {
  readonly origin: string;
  readonly signers: readonly Signer[];
  /** Whether the database keeps them: whoever has it can then sign as the log. */
  readonly inDatabase: boolean;
}

/** A new signing key of the log of this name, as LOG_KEY takes it. Throws LogFault for what cannot be a name. */
export const newLogKey = (origin: string): string => formatSigningKey(signingKey(origin, randomBytes(32)));

/** Reads signing keys parted by white space, all of one name. Throws LogKeyFault. */
export function parseLogKeys(text: string): LogKeys {
  const keys = text.split(/\s+/u).filter(Boolean).map(parseOne);
  const [first] = keys;
  if (!first) throw new LogKeyFault("LOG_KEY 是空的", "LOG_KEY is empty");
  const origin = first.verifier.name;
  if (keys.some(({ verifier }) => verifier.name !== origin || verifier.type !== "ed25519"))
    throw new LogKeyFault(
      "LOG_KEY 里的各个密钥应属于同一个日志：名称相同，且不是见证人的密钥",
      "The keys of LOG_KEY must be of one log: of the same name, and none a witness's",
    );
  return { origin, signers: keys.map(nodeSigner), inDatabase: false };
}

function parseOne(text: string): SigningKey {
  try {
    return parseSigningKey(text);
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    // The key itself is not repeated: this message is printed.
    throw new LogKeyFault(
      "LOG_KEY 读不了：应为 PRIVATE+KEY+名称+… 的一行，可用 npx wuxing log key 名称 生成",
      "LOG_KEY cannot be read: a line PRIVATE+KEY+name+…; npx wuxing log key NAME makes one",
    );
  }
}

const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** A signer by node:crypto. Ed25519 gives the same signature for the same text each time. */
function nodeSigner({ verifier, seed }: SigningKey): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
  return { key: verifier, sign: (message) => new Uint8Array(sign(null, message, key)) };
}

/** The keys given, or without them the one that the database keeps: it is made once, for the log of this name. */
export async function openLogKeys(
  db: Pick<Pool, "query">,
  given: string | undefined,
  origin: string,
): Promise<LogKeys> {
  if (given !== undefined) return parseLogKeys(given);
  await db.query("INSERT INTO settings (key, value) VALUES ('logKey', to_jsonb($1::text)) ON CONFLICT DO NOTHING", [
    newLogKey(origin),
  ]);
  const { rows } = await db.query<{ value: string }>("SELECT value FROM settings WHERE key = 'logKey'");
  return { ...parseLogKeys(rows[0]?.value ?? ""), inDatabase: true };
}
