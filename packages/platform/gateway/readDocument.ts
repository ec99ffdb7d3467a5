import { createHash } from "node:crypto";
import { t } from "@wuxing/kernel/text";
import type { OutgoingHost } from "@wuxing/platform/http";
import { hasHan, isLatin } from "./DocumentRule.ts";
import { documentFaults } from "./documentFaults.ts";
import type { AnswerKey, DocumentFault, Operation } from "./Operation.ts";
import { operationsOf, type RawDocument } from "./operationsOf.ts";

/** The longest document, in characters, and the most parts it may have once its references are followed. */
export const documentAtMost = 128 * 1024;
const partsAtMost = 20_000;
const faultsAtMost = 40;

/** A document read: without faults, with its server and operations. */
export interface ReadDocument {
  readonly faults: readonly DocumentFault[];
  readonly server: string;
  readonly answerKeys: readonly AnswerKey[];
  readonly operations: readonly Operation[];
}

const nothing = { server: "", answerKeys: [], operations: [] } as const;

const only = (at: string, rule: string, zh: string, en: string): ReadDocument => ({
  faults: [{ at, rule, reason: t(zh, en) }],
  ...nothing,
});

/** The last documents that were read: a page of a registration asks for the same one again and again. */
const known = new Map<string, Promise<ReadDocument>>();
const knownAtMost = 20;

/**
 * Reads an OpenAPI document (3.0 or 3.1, JSON or YAML): sound by the standard's own schema, then by our rules. What checks it
 * is loaded when it is first needed. Without `hosts` it is not asked whether its server may be called: the gateway itself
 * calls no other. Never throws for what stands in the document.
 */
export function readDocument(text: string, hosts?: readonly OutgoingHost[]): Promise<ReadDocument> {
  const name = createHash("sha256")
    .update(`${JSON.stringify(hosts ?? null)}\n${text}`)
    .digest("base64");
  const before = known.get(name);
  if (before) return before;
  const [oldest] = known.keys();
  if (known.size >= knownAtMost && oldest !== undefined) known.delete(oldest);
  const reading = read(text, hosts);
  known.set(name, reading);
  reading.catch(() => known.delete(name));
  return reading;
}

async function read(text: string, hosts: readonly OutgoingHost[] | undefined): Promise<ReadDocument> {
  if (text.length > documentAtMost)
    return only(
      "",
      "size",
      `文档太大：最多 ${documentAtMost / 1024} KB，请只留要接入的操作`,
      `The document is too large: ${documentAtMost / 1024} KB at most; keep only the operations to be attached`,
    );
  if (/__proto__/u.test(text)) return only("", "name", "名称不能用 __proto__", "No name may be __proto__");
  const { Validator } = await import("@seriousme/openapi-schema-validator");
  const validator = new Validator();
  // A text without a line's end would be taken for the path of a file.
  const { valid, errors } = await validator.validate(`${text}\n`).catch((fault: unknown) => {
    // It asks a text that stands for nothing which version it is; anything else is our fault.
    if (validator.specification) throw fault;
    return { valid: false, errors: "" };
  });
  const { specification } = validator;
  if (typeof specification !== "object" || specification === null)
    return only(
      "",
      "format",
      "读不出来：请给 OpenAPI 文档（JSON 或 YAML）",
      "This cannot be read: give an OpenAPI document (JSON or YAML)",
    );
  if (!/^3\.[01]\./u.test(String(specification.openapi)))
    return only("/openapi", "format", "只接受 OpenAPI 3.0 或 3.1", "OpenAPI 3.0 or 3.1 is needed");
  if (!valid) return { faults: schemaErrors(errors).slice(0, faultsAtMost), ...nothing };
  const document = validator.resolveRefs() as RawDocument;
  if (!isBounded(document))
    return only(
      "/components",
      "size",
      "引用套得太多或绕成了圈：请写简单些",
      "References are too many or go in a circle: make them simpler",
    );
  const faults = [...titleFaults(document), ...documentFaults(document, hosts)].slice(0, faultsAtMost);
  const server = document.servers?.[0]?.url?.replace(/\/+$/u, "") ?? "";
  if (faults.length > 0) return { ...nothing, faults, server };
  return { faults, server, answerKeys: document["x-answer-keys"] ?? [], operations: operationsOf(document) };
}

const titleFaults = ({ info }: RawDocument): DocumentFault[] => [
  ...(hasHan(info?.title)
    ? []
    : [{ at: "/info/title", rule: "title", reason: t("请用中文写服务名称", "Give the service a title in Chinese") }]),
  ...(isLatin(info?.["x-title-en"])
    ? []
    : [
        {
          at: "/info/x-title-en",
          rule: "title",
          reason: t("请用英文写服务名称", "Give the service a title in English"),
        },
      ]),
];

type Errors = string | readonly { readonly instancePath?: string; readonly message?: string }[] | undefined;

function schemaErrors(errors: Errors): DocumentFault[] {
  const listed = typeof errors === "string" ? [{ instancePath: "", message: errors }] : (errors ?? []);
  return listed.map(({ instancePath = "", message = "" }) => ({
    ...{ at: instancePath, rule: "openapi" },
    reason: t(`不合 OpenAPI 标准：${message}`, `Not sound OpenAPI: ${message}`),
  }));
}

/** Whether a document ends: each reference counts as what it stands for, and a circle counts for ever. */
function isBounded(document: unknown): boolean {
  const left = [document];
  for (let parts = 0; left.length > 0; parts++) {
    if (parts > partsAtMost) return false;
    const value = left.pop();
    if (typeof value === "object" && value !== null) left.push(...Object.values(value));
  }
  return true;
}
