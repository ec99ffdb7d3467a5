import type { Instant } from "@wuxing/kernel/calendar";
import type { Case } from "@wuxing/kernel/procedure";
import type { RequestData } from "../RequestData.ts";

/** A request as far as matters look at it. */
export interface RequestRow {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly unit: string | null;
  readonly division: string | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly sealedFrom?: readonly string[] | null;
  readonly data: RequestData;
}

/** Of `cases c`. */
export const requestColumns = `c.id, c.number, c.title, c.state, c.unit, c.division, c.opened_at AS "openedAt",
  c.closed_at AS "closedAt", c.sealed_from AS "sealedFrom", c.data`;

/** A case that is a request, looked at as such. */
export const requestRow = (c: Case): RequestRow => c as unknown as RequestRow;

/** What was said of it: the words that matters are told by. Names and numbers of people were hidden before they were written. */
export const saidIn = ({ title, data }: Pick<RequestRow, "title"> & { data: Pick<RequestData, "text" | "place"> }) =>
  [title, data.text, data.place].filter(Boolean).join(" ");

/** Whether it waits for the request that leads its matter. */
export const isJoined = ({ state }: Pick<RequestRow, "state">): boolean =>
  state === "joined" || state === "joinedSuspended";

/** Days since the beginning of 1970, for reckoning how far apart two requests are. */
export const dayNumber = (at: Instant): number => Date.parse(at) / 86_400_000;
