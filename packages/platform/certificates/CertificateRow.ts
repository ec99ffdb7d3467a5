import type { Day, Instant } from "@wuxing/kernel/calendar";

/** How a certificate stands. The codes of 证照状态 are in statusCodes. */
export const certificateStates = [
  "valid",
  "suspended",
  "replaced",
  "expired",
  "withdrawn",
  "deregistered",
  "void",
  "transferred",
  "revoked",
  "ended",
] as const;
export type CertificateState = (typeof certificateStates)[number];

/** 证照状态 as one sector's interface counts them (03 撤销 04 注销 05 失效 06 转出 07 吊销 99 其他). */
export const statusCodes: Readonly<Partial<Record<CertificateState, string>>> = {
  withdrawn: "03",
  deregistered: "04",
  void: "05",
  expired: "05",
  transferred: "06",
  revoked: "07",
  ended: "99",
};

/** A certificate as the register holds it; what it says is sealed and opened apart (openClaims). */
export interface CertificateRow {
  readonly caseId: number;
  /** 证照标识 */
  readonly id: string;
  readonly type: string;
  readonly holderKind: "person" | "firm";
  readonly holder: string;
  readonly claims: string;
  readonly unit: string;
  readonly issuer: string;
  readonly status: CertificateState;
  readonly validFrom: Day;
  /** Inclusive; null: without end. */
  readonly validUntil: Day | null;
  readonly issuedAt: Instant;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  /** Number of the application that it was granted by. */
  readonly source: string | null;
  readonly statusIndex: number;
}

export const certificateColumns = `case_id AS "caseId", id, type, holder_kind AS "holderKind", holder, claims, unit,
  issuer, status, valid_from AS "validFrom", valid_until AS "validUntil", issued_at AS "issuedAt", replaces,
  replaced_by AS "replacedBy", source, status_index AS "statusIndex"`;
