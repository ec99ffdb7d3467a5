import { createSecretKey, type KeyObject } from "node:crypto";
import type { SealedDraw } from "@wuxing/kernel/draw";
import { seal, unseal, type Vault } from "@wuxing/platform/personal";
import type { Pool, PoolClient } from "pg";

/** What is kept of an unannounced draw until its close: the VRF key, and after the draw all that it gave. */
export interface DrawSecret {
  /** Hex, 32 bytes. */
  readonly key: string;
  readonly drawn?: SealedDraw;
}

const place = (id: string): string => `draws/${id}/secret`;
const keyOf = (vault: Vault, id: string): KeyObject => createSecretKey(vault.hash("draw", id));

/** Sealed with a key of the vault: whoever has the database alone learns no visit. */
export const sealSecret = (vault: Vault, id: string, secret: DrawSecret): Buffer =>
  seal(keyOf(vault, id), place(id), JSON.stringify(secret));

/** The secret of a draw; undefined for an open one. Throws SealBroken where the vault's keys are others. */
export async function findSecret(db: Pool | PoolClient, vault: Vault, id: string): Promise<DrawSecret | undefined> {
  const { rows } = await db.query<{ secret: Buffer | null }>("SELECT secret FROM draws WHERE id = $1", [id]);
  const sealed = rows[0]?.secret;
  return sealed ? (JSON.parse(unseal(keyOf(vault, id), place(id), sealed).toString()) as DrawSecret) : undefined;
}
