import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { Open311Fault, unknownValue } from "./Open311Fault.ts";
import { isService } from "./services.ts";

const words = z.union([z.string(), z.array(z.string())]).optional();

/** The query of GET requests; lists are comma separated or repeated, and an empty argument is an absent one. */
export const requestsQuery = z.object({
  jurisdiction_id: z.string().optional(),
  service_request_id: words,
  service_code: words,
  start_date: z.string().optional(),
  end_date: z.string().optional(),
  status: words,
  page: z.string().optional(),
  page_size: z.string().optional(),
  lang: z.string().optional(),
  api_key: z.string().optional(),
});
export type RequestsQuery = z.output<typeof requestsQuery>;

export interface RequestFilter {
  /** Overrides everything else, as the standard says. */
  readonly numbers: readonly string[];
  readonly services: readonly string[];
  readonly from: string;
  readonly to: string;
  /** True: only closed ones, false: only open ones. */
  readonly closed: boolean | null;
  readonly limit: number;
  readonly offset: number;
}

const day = 24 * 60 * 60 * 1000;
const longest = 90 * day;
/** The standard's response volume. */
const atMost = 1000;
const deepest = 1000;

/** What a query asks for, with the standard's default of the last 90 days. Throws 400, and 404 for an unknown service. */
export function requestFilter(query: RequestsQuery, now: string): RequestFilter {
  const numbers = listed(query.service_request_id);
  if (numbers.length > atMost) throw tooMany();
  const services = listed(query.service_code);
  const unknown = services.find((code) => !isService(code));
  if (unknown !== undefined) throw unknownValue("service_code", unknown);
  const limit = whole("page_size", query.page_size, atMost, atMost);
  const page = whole("page", query.page, 1, deepest);
  return {
    numbers,
    services,
    ...window(query, Date.parse(now)),
    closed: statusOf(listed(query.status)),
    limit,
    offset: (page - 1) * limit,
  };
}

const listed = (given: string | readonly string[] | undefined): string[] =>
  [given ?? []]
    .flat()
    .flatMap((part) => part.split(","))
    .map((part) => part.trim())
    .filter((part) => part !== "");

function window(query: RequestsQuery, now: number): { from: string; to: string } {
  const start = moment("start_date", query.start_date);
  const end = moment("end_date", query.end_date);
  const to = end ?? (start === undefined ? now : Math.min(now, start + longest));
  const from = start ?? to - longest;
  if (from > to && end !== undefined)
    throw new Open311Fault(400, t("start_date 应早于 end_date", "start_date must be before end_date"));
  if (to - from > longest)
    throw new Open311Fault(
      400,
      t(
        "start_date 与 end_date 最多相隔 90 天，请分段查询",
        "start_date and end_date may span at most 90 days; ask in parts",
      ),
    );
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function moment(field: string, given: string | undefined): number | undefined {
  if (!given) return undefined;
  // A plus sign that was not encoded arrives as a space.
  const parsed = z.iso.datetime({ offset: true }).safeParse(given.trim().replace(/ (?=\d\d:\d\d$)/u, "+"));
  if (parsed.success) return Date.parse(parsed.data);
  throw new Open311Fault(
    400,
    t(`${field} 的格式应为 2026-01-01T00:00:00Z`, `${field} must look like 2026-01-01T00:00:00Z, with its time zone`),
  );
}

function statusOf(given: readonly string[]): boolean | null {
  const wrong = given.find((status) => status !== "open" && status !== "closed");
  if (wrong !== undefined)
    throw new Open311Fault(400, t("status 只能是 open 或 closed", "status must be open or closed"));
  const wanted = new Set(given);
  return wanted.size === 1 ? wanted.has("closed") : null;
}

function whole(field: string, given: string | undefined, otherwise: number, most: number): number {
  if (!given) return otherwise;
  const value = Number(given);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Open311Fault(
    400,
    t(`${field} 应为 1 到 ${most} 的整数`, `${field} must be a whole number from 1 to ${most}`),
  );
}

const tooMany = (): Open311Fault =>
  new Open311Fault(400, t(`一次最多查询 ${atMost} 件`, `At most ${atMost} requests can be asked for at once`));
