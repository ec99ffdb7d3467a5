import { type Text, t } from "@wuxing/kernel/text";
import { problemOf } from "@wuxing/platform/http";

/** An error in the form of GeoReport v2, which knows 400, 403 and 404. */
export class Open311Fault extends Error {
  readonly status: number;
  readonly reason: Text;

  constructor(status: 400 | 403 | 404, reason: Text) {
    super(reason.en);
    this.name = "Open311Fault";
    this.status = status;
    this.reason = reason;
  }
}

export interface ErrorLine {
  readonly code: number;
  readonly description: string;
}

const both = ({ zh, en }: Text): string => `${zh} / ${en}`;

/** Our field names as an Open311 client knows them. */
const clientName: Record<string, string> = { text: "description", division: "address_string", place: "address_string" };

/** The lines of an error answer, one for each field at fault, and the HTTP status. */
export function errorLines(error: unknown): { status: number; errors: ErrorLine[] } {
  if (error instanceof Open311Fault)
    return { status: error.status, errors: [{ code: error.status, description: both(error.reason) }] };
  const problem = problemOf(error);
  // The standard has no 422: what cannot be taken in is a general service error, 400.
  const status = problem.status === 422 ? 400 : problem.status;
  const faults = problem.faults.map(({ field, reason }) => ({
    code: status,
    description: `${clientName[field] ?? field}: ${both(reason)}`,
  }));
  return { status, errors: faults.length > 0 ? faults : [{ code: status, description: problem.detail }] };
}

export const notProvided = (field: string): Open311Fault =>
  new Open311Fault(400, t(`缺少 ${field}`, `${field} was not provided`));
export const unknownValue = (field: string, value: string): Open311Fault =>
  new Open311Fault(404, t(`没有找到 ${field}：${value.slice(0, 60)}`, `${field} was not found: ${value.slice(0, 60)}`));
