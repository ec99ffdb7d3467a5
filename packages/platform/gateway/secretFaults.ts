import { t } from "@wuxing/kernel/text";
import type { DocumentFault } from "./Operation.ts";
import { placeOf, type RawDocument } from "./operationsOf.ts";

const telling = /secret|passw|api[-_]?key|private[-_]?key|credential|authorization/iu;
const looksSecret = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bBearer\s+[\w.~+/-]{16,}|\beyJ[\w-]{10,}\.[\w-]{10,}\./u;

const reason = t(
  "文档里不能有口令和密钥：调用由网关签名，请去掉",
  "A document holds no passwords or keys: the gateway signs its calls; take this out",
);

/** Where a document holds what looks like a secret, or asks for one: everybody on the staff reads it, and it stays. */
export function secretFaults(document: RawDocument): DocumentFault[] {
  const found: DocumentFault[] = [];
  const look = (value: unknown, at: string, name: string): void => {
    if (typeof value === "string") {
      if (looksSecret.test(value) || (telling.test(name) && value.length >= 8))
        found.push({ at, rule: "secret", reason });
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const named = telling.test(name) && !Array.isArray(value);
    for (const [key, part] of Object.entries(value)) {
      // The example of a field that is called after a secret.
      const called = named && ["default", "example", "const"].includes(key) ? name : key;
      look(part, at + placeOf(key), called);
    }
  };
  look(document, "", "");
  for (const name of Object.keys(document.components?.securitySchemes ?? {}))
    found.push({
      at: placeOf("components", "securitySchemes", name),
      rule: "secret",
      reason: t(
        "不另设密钥：服务要验证网关的签名（RFC 9421），请去掉 securitySchemes",
        "No keys of its own: the service verifies the gateway's signature (RFC 9421); take securitySchemes out",
      ),
    });
  return found;
}
