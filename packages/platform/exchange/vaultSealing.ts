import { createSecretKey, type KeyObject } from "node:crypto";
import { seal, unseal, type Vault } from "@wuxing/platform/personal";
import type { Sealing } from "./Exchange.ts";

const place = (id: string): string => `exchange/${id}/enclosure`;

/** Enclosures sealed with keys that the vault derives for each message. */
export function vaultSealing(vault: Vault): Sealing {
  const key = (id: string): KeyObject => createSecretKey(vault.hash("exchange", id));
  return {
    seal: (id, plain) => seal(key(id), place(id), plain),
    open: (id, sealed) => unseal(key(id), place(id), sealed).toString(),
    salt: (id) => vault.hash("exchangeSalt", id).subarray(0, 16),
  };
}
