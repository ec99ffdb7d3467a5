import { setTimeout as sleep } from "node:timers/promises";
import {
  type Calendar,
  chinaCalendar,
  type Day,
  dayOf,
  type HolidayDay,
  type Instant,
  withHolidays,
} from "@wuxing/kernel/calendar";
import { type DutyTable, dutyTable } from "@wuxing/kernel/duties";
import type { Almanac } from "@wuxing/kernel/procedure";
import { layRules, type RuleBook, type RuleRow, ruleBook } from "@wuxing/kernel/rules";
import { type City, liveCity, loadCity } from "@wuxing/platform/city";
import type { Pool } from "pg";
import type { DutyTopic, RegisterDesk } from "./Change.ts";
import { dutiesOf } from "./dutiesOf.ts";
import type { RowOf } from "./registers.ts";
import { ruleRowOf } from "./ruleRowOf.ts";

const every = 2000;

/** The registers as the server works by them: in memory, always those of today. */
export interface Registers extends RegisterDesk {
  readonly city: City;
  readonly almanac: Almanac;
  /** Reads them anew if they have changed, or a new day has come. */
  readonly refresh: () => Promise<void>;
  /** Looks every two seconds, so that a change made by another server is seen here. */
  readonly follow: (onFault: (fault: unknown) => void) => void;
  readonly stop: () => Promise<void>;
}

interface Standing {
  /** Number of the last register entry, and the day. */
  readonly version: string;
  readonly city: City;
  readonly calendar: Calendar;
  readonly rules: RuleBook;
  readonly duties: DutyTable;
}

/** Reads the registers and keeps them: requests ask memory and never the database. */
export async function openRegisters(
  pool: Pool,
  { rules: shipped, topics }: { readonly rules: readonly RuleRow[]; readonly topics: readonly DutyTopic[] },
  now: () => Instant,
): Promise<Registers> {
  const shippedBook = ruleBook(shipped);
  const load = (version: string): Promise<Standing> => standingOf(pool, version, dayOf(now()), shipped, shippedBook);
  const versionNow = async (): Promise<string> => {
    const { rows } = await pool.query<{ last: number | null }>("SELECT max(id) AS last FROM register_entries");
    return `${rows[0]?.last ?? 0} ${dayOf(now())}`;
  };
  let standing = await load(await versionNow());
  const refresh = async (): Promise<void> => {
    const version = await versionNow();
    if (version !== standing.version) standing = await load(version);
  };
  const stopping = new AbortController();
  let following: Promise<void> = Promise.resolve();
  const look = async (onFault: (fault: unknown) => void): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sleep(every, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (!stopping.signal.aborted) await refresh().catch(onFault);
    }
  };
  return {
    ...{ pool, now, shipped, topics, refresh },
    city: liveCity(() => standing.city),
    almanac: {
      get calendar() {
        return standing.calendar;
      },
      get rules() {
        return standing.rules;
      },
      get duties() {
        return standing.duties;
      },
    },
    follow: (onFault) => {
      following = look(onFault);
    },
    stop: async () => {
      stopping.abort();
      await following;
    },
  };
}

/** The registers of a day, read anew. */
async function standingOf(
  pool: Pool,
  version: string,
  today: Day,
  shipped: readonly RuleRow[],
  shippedBook: RuleBook,
): Promise<Standing> {
  const [city, holidays, rows, duties] = await Promise.all([
    loadCity(pool, today),
    pool.query<HolidayDay>("SELECT day, kind, title FROM holidays ORDER BY day"),
    pool.query<RowOf<"rules">>("SELECT key, since, until, title, value, source, deemed FROM rule_rows"),
    dutiesOf(pool),
  ]);
  const known = rows.rows.filter(({ key }) => shipped.some((row) => row.key === key)).map(ruleRowOf);
  return {
    ...{ version, city },
    calendar: holidays.rows.length > 0 ? withHolidays(chinaCalendar, holidays.rows) : chinaCalendar,
    duties: dutyTable(duties, city.divisions),
    rules: known.length > 0 ? ruleBook(layRules(shipped, known)) : shippedBook,
  };
}
