import { createPublicKey, type JsonWebKey } from "node:crypto";
import { type Text, t } from "@wuxing/kernel/text";
import { fieldsOfType } from "@wuxing/platform/certificates";
import { findCertificateType } from "@wuxing/platform/items";
import type { RegisterFault } from "../Change.ts";
import type { RowOf } from "../registers.ts";
import { type Checking, fault, rowsOf } from "./Checking.ts";

type Row = RowOf<"certificateIssuers">;

/** Issuers under an address of their own, with keys that are points of the curve and types and fields that there are. */
export async function checkCertificateIssuers(checking: Checking): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "certificateIssuers");
  if (rows.length === 0) return [];
  const all = await checking.client.query<{ code: string; url: string }>("SELECT code, url FROM certificate_issuers");
  return rows.flatMap(({ change, after }) => {
    if (!after) return [];
    const other = all.rows.find(({ code, url }) => url === after.url && code !== after.code);
    const taken = other && t(`这个网址已是“${other.code}”的`, `This is already the address of “${other.code}”`);
    return [
      ...(taken ? [fault(change, "url", taken)] : []),
      ...(after.keys.every(isPoint)
        ? []
        : [fault(change, "keys", t("公钥读不了，请重新粘贴", "A key cannot be read; paste it again"))]),
      ...typeFaults(after).map((reason) => fault(change, "types", reason)),
    ];
  });
}

function isPoint({ kty, crv, x, y }: Row["keys"][number]): boolean {
  try {
    createPublicKey({ key: { kty, crv, x, y } as JsonWebKey, format: "jwk" });
    return true;
  } catch {
    return false;
  }
}

const typeFaults = ({ types }: Row): Text[] =>
  types.flatMap(({ type, claims }) => {
    if (!findCertificateType(type))
      return [t(`没有“${type}”这种证照，请从列表中选`, `There is no type “${type}”; choose one of the list`)];
    const odd = Object.keys(claims).find((field) => !fieldsOfType(type).includes(field));
    if (odd === undefined) return [];
    return [t(`“${type}”没有字段“${odd}”，请去掉`, `The type “${type}” has no field “${odd}”; take it out`)];
  });
