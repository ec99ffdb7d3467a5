import type { Text } from "@wuxing/kernel/text";

/** Part of a JSON schema as a document gives it, its references resolved. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly "x-title-en"?: string;
  /** What a number counts, `元 | yuan`. */
  readonly "x-unit"?: string;
  /** What each value of an enumeration means, `中文 | English`. */
  readonly "x-labels"?: Readonly<Record<string, string>>;
  readonly "x-from"?: string;
  readonly "x-personal"?: boolean;
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly multipleOf?: number;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** Who may call: anybody, whoever is signed in by phone, whoever has shown a real name. */
export const operationLevels = ["public", "phone", "realName"] as const;
export type OperationLevel = (typeof operationLevels)[number];

/** What the account knows and sends along, so that nobody types it. */
export const accountFields = ["name", "phone", "citizenNumber"] as const;
export type AccountField = (typeof accountFields)[number];

/** One value that a call takes. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "body";
  readonly title: Text;
  readonly required: boolean;
  readonly schema: Schema;
  /** Filled in from the account of who asks. */
  readonly from: AccountField | null;
  /** Says something about a person: named before it goes out, and never part of an address. */
  readonly personal: boolean;
  /** With which a contract test asks. */
  readonly example: unknown;
}

/** One thing a service can be asked for, as its document says. Plain JSON. */
export interface Operation {
  readonly id: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly title: Text;
  readonly level: OperationLevel;
  /** Asked twice it does nothing twice, so it may be tried again. */
  readonly idempotent: boolean;
  /** Takes calls that say they are a test: it then answers as if, and changes nothing. */
  readonly testMode: boolean;
  /** Tells whether the service works; asked every few minutes and by nobody else. */
  readonly health: boolean;
  readonly parameters: readonly Parameter[];
  /** Of the answer with status 200. */
  readonly answer: Schema;
  /** How schemas are to be read: OpenAPI 3.0 has a dialect of its own. */
  readonly dialect: "openapi-3.0" | "draft-2020-12";
}

/** A service that may be asked: by what it is called, where it answers. */
export interface Service {
  readonly name: string;
  /** The document's one server, without a slash at its end. */
  readonly server: string;
  /** By which it signs its answers; none: it does not sign, and the line alone vouches for them. */
  readonly answerKeys: readonly AnswerKey[];
}

/** The public half of a key of a service (RFC 8037), as its document gives it. */
export interface AnswerKey {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
  readonly kid: string;
}

/** A place in a document at which something must be mended: a JSON pointer (RFC 6901), the rule, and what to do. */
export interface DocumentFault {
  readonly at: string;
  readonly rule: string;
  readonly reason: Text;
}
