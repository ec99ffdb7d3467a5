import {
  addDays,
  calendarFrom,
  chinaCalendar,
  chinaYears,
  dayOf,
  endOfDay,
  type Instant,
  startOfDay,
} from "@wuxing/kernel/calendar";
import { describe, expect, it } from "vitest";
import {
  type Clock,
  ClockError,
  extendClock,
  fixedClock,
  isRunning,
  reckonClock,
  remaining,
  resumeClock,
  startClock,
  stopClock,
  type Term,
} from "./index.ts";

/** A moment in China, written as a clock on the wall shows it. */
const at = (day: string, time = "10:00"): Instant => new Date(`${day}T${time}:00+08:00`).toISOString();
const start = (term: Term, from: Instant): Clock => startClock(chinaCalendar, { rule: "a@2019-01-01", term, at: from });
const work = (amount: number): Term => ({ amount, unit: "workingDay" });
const days = (amount: number): Term => ({ amount, unit: "calendarDay" });
const hours = (amount: number): Term => ({ amount, unit: "hour" });
const left = (clock: Clock, now: Instant) => remaining(chinaCalendar, clock, now);
const resume = (clock: Clock, now: Instant) => resumeClock(chinaCalendar, clock, now);
const extend = (clock: Clock, term: Term) => extendClock(chinaCalendar, clock, { rule: "x@2019-01-01", term });

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof ClockError && /[\u4e00-\u9fff]/.test(error.reason.zh) && error.reason.en) return error.code;
    throw error;
  }
  return undefined;
};

describe("a term in working days", () => {
  it("begins the day after, whatever the hour, and ends with its last day in China", () => {
    for (const time of ["00:00", "10:00", "23:59"])
      expect(start(work(5), at("2026-11-25", time)).dueAt).toBe("2026-12-02T15:59:59.999Z");
  });

  it("goes by the day in China, not in UTC", () => {
    expect(start(work(1), "2026-11-24T15:59:59.999Z").dueAt).toBe(endOfDay("2026-11-25"));
    expect(start(work(1), "2026-11-24T16:00:00.000Z").dueAt).toBe(endOfDay("2026-11-26"));
  });

  it("counts the make-up days and leaves out the holidays of the new year’s notice", () => {
    expect(start(work(3), at("2025-12-31")).dueAt).toBe(endOfDay("2026-01-06"));
    expect(start(work(2), at("2026-02-13")).dueAt).toBe(endOfDay("2026-02-24"));
  });

  it("leaves out the days on which it stood still from morning to midnight, and no others", () => {
    const clock = start(work(5), at("2026-11-23"));
    expect(dayOf(clock.dueAt)).toBe("2026-11-30");
    expect(dayOf(resume(stopClock(clock, at("2026-11-24")), at("2026-11-26")).dueAt)).toBe("2026-12-01");
    expect(resume(stopClock(clock, at("2026-11-24")), at("2026-11-25")).dueAt).toBe(clock.dueAt);
    expect(resume(stopClock(clock, at("2026-11-27", "18:00")), at("2026-11-30", "08:00")).dueAt).toBe(clock.dueAt);
    expect(dayOf(resume(stopClock(clock, at("2026-11-24", "00:00")), at("2026-11-25", "00:00")).dueAt)).toBe(
      "2026-12-01",
    );
  });

  it("takes stops that touch as one", () => {
    const clock = start(work(5), at("2026-11-23"));
    const twice = resume(
      stopClock(resume(stopClock(clock, at("2026-11-24")), at("2026-11-25", "12:00")), at("2026-11-25", "12:00")),
      at("2026-11-26"),
    );
    expect(twice.stops).toHaveLength(2);
    expect(dayOf(twice.dueAt)).toBe("2026-12-01");
  });
});

describe("a term in calendar days", () => {
  it("ends on the next working day if its last is free (民法典 §203)", () => {
    expect(dayOf(start(days(3), at("2026-11-25")).dueAt)).toBe("2026-11-30");
    expect(dayOf(start(days(2), at("2026-11-25")).dueAt)).toBe("2026-11-27");
    expect(dayOf(start(days(10), at("2026-09-21")).dueAt)).toBe("2026-10-08");
    expect(dayOf(start(days(15), at("2026-02-13")).dueAt)).toBe("2026-02-28");
  });

  it("ends where it ends if the rule says that it does not roll", () => {
    expect(dayOf(start({ ...days(3), rolls: false }, at("2026-11-25")).dueAt)).toBe("2026-11-28");
  });
});

describe("a term in hours or minutes", () => {
  it("runs through nights, weekends and holidays", () => {
    expect(start(hours(24), at("2026-11-27", "17:30")).dueAt).toBe(at("2026-11-28", "17:30"));
    expect(start({ amount: 90, unit: "minute" }, at("2026-12-31", "23:00")).dueAt).toBe(at("2027-01-01", "00:30"));
    expect(start(hours(24), at("2026-12-31")).certain).toBe(true);
  });

  it("stands still to the millisecond", () => {
    const clock = resume(
      stopClock(start(hours(24), at("2026-11-25")), at("2026-11-25", "20:00")),
      at("2026-11-26", "20:30"),
    );
    expect(clock.dueAt).toBe(at("2026-11-27", "10:30"));
  });
});

describe("an extension", () => {
  const clock = start(work(20), at("2026-03-02"));

  it("joins the term, once", () => {
    const longer = extend(clock, work(10));
    expect(longer.dueAt).toBe(start(work(30), at("2026-03-02")).dueAt);
    expect(longer.extension?.rule).toBe("x@2019-01-01");
    expect(codeOf(() => extend(longer, work(1)))).toBe("alreadyExtended");
  });

  it("after a stop is the same as a stop after the extension", () => {
    const stopped = (c: Clock) => resume(stopClock(c, at("2026-03-10")), at("2026-03-20"));
    expect(stopped(extend(clock, work(10)))).toEqual(extend(stopped(clock), work(10)));
  });

  it("may be given while the clock stands still, and a stop may lie within it", () => {
    const held = extend(stopClock(clock, at("2026-03-10")), work(10));
    expect(isRunning(held)).toBe(false);
    expect(resume(held, at("2026-03-10")).dueAt).toBe(extend(clock, work(10)).dueAt);
    const inside = resume(stopClock(extend(clock, work(10)), at("2026-04-02")), at("2026-04-08"));
    expect(dayOf(inside.dueAt)).toBe(dayOf(start(work(32), at("2026-03-02")).dueAt));
  });

  it("may be in another unit; only the end of the whole is rolled", () => {
    expect(dayOf(extend(start(days(3), at("2026-11-25")), days(2)).dueAt)).toBe("2026-11-30");
    expect(dayOf(extend(start(days(3), at("2026-11-25")), hours(1)).dueAt)).toBe("2026-11-30");
    expect(extend(start(work(1), at("2026-11-25")), hours(24)).dueAt).toBe(endOfDay("2026-11-27"));
    expect(extend(start(hours(2), at("2026-11-25")), work(1)).dueAt).toBe(endOfDay("2026-11-26"));
  });
});

describe("a fixed clock", () => {
  it("ends with the day a paper names, free or past as it may be", () => {
    const milestone = fixedClock({ rule: "m@2020-01-01", at: at("2020-04-24"), due: "2020-12-31" });
    expect(milestone.dueAt).toBe(endOfDay("2020-12-31"));
    expect(milestone.term).toEqual({ amount: 251, unit: "calendarDay", rolls: false });
    const past = fixedClock({ rule: "m@2020-01-01", at: at("2026-11-25"), due: "2020-12-31" });
    expect(left(past, at("2026-11-25"))).toMatchObject({ overdue: true, amount: 2155 });
    for (const clock of [
      milestone,
      past,
      fixedClock({ rule: "m@2020-01-01", at: at("2020-04-24"), due: "2027-10-01" }),
    ])
      expect(reckonClock(chinaCalendar, clock)).toEqual(clock);
  });

  it("refuses a day that does not exist", () => {
    expect(() => fixedClock({ rule: "m@2020-01-01", at: at("2020-04-24"), due: "2020-06-31" })).toThrow(RangeError);
  });
});

describe("what remains", () => {
  const clock = start(work(5), at("2026-11-25"));

  it("is the days after today, 0 on the last, and the days past when overdue", () => {
    expect(left(clock, at("2026-11-27"))).toEqual({ amount: 3, unit: "workingDay", overdue: false, certain: true });
    expect(left(clock, at("2026-11-28")).amount).toBe(3);
    expect(left(clock, at("2026-12-02", "23:59"))).toMatchObject({ amount: 0, overdue: false });
    expect(left(clock, at("2026-12-03", "00:00"))).toMatchObject({ amount: 1, overdue: true });
    expect(left(clock, at("2026-12-07"))).toMatchObject({ amount: 3, overdue: true });
    expect(left(start(work(1), at("2026-11-26")), at("2026-11-28"))).toMatchObject({ amount: 1, overdue: true });
  });

  it("rounds hours so that nothing is promised that is not there", () => {
    const day = start(hours(24), at("2026-11-25"));
    expect(left(day, at("2026-11-26", "08:30"))).toMatchObject({ amount: 1, unit: "hour", overdue: false });
    expect(left(day, at("2026-11-26", "09:30"))).toMatchObject({ amount: 0, overdue: false });
    expect(left(day, at("2026-11-26", "10:01"))).toMatchObject({ amount: 1, overdue: true });
  });

  it("stands still with the clock, which does not become overdue", () => {
    const stopped = stopClock(clock, at("2026-11-27"), "等待鉴定");
    expect(stopped.dueAt).toBe(clock.dueAt);
    expect(stopped.stops).toEqual([{ from: at("2026-11-27"), reason: "等待鉴定" }]);
    expect(left(stopped, at("2026-12-31"))).toEqual(left(clock, at("2026-11-27")));
  });

  it("stays overdue if it was so before the stop", () => {
    expect(left(stopClock(clock, at("2026-12-04")), at("2026-12-31"))).toMatchObject({ amount: 2, overdue: true });
  });
});

describe("a year not yet announced", () => {
  const clock = start(work(5), at("2026-12-29"));

  it("makes the clock uncertain, and what remains of it", () => {
    expect(clock).toMatchObject({ certain: false, dueAt: endOfDay("2027-01-05") });
    expect(left(clock, at("2026-12-30"))).toMatchObject({ amount: 4, certain: false });
    expect(start(days(7), at("2026-12-29")).certain).toBe(false);
    expect(start({ ...days(7), rolls: false }, at("2026-12-29")).certain).toBe(true);
    expect(start(work(2), at("2026-12-29")).certain).toBe(true);
  });

  it("is reckoned again once announced", () => {
    const name = { zh: "元旦", en: "New Year’s Day" };
    const holidays = [{ name, from: "2027-01-01", to: "2027-01-03", work: [] }];
    const later = calendarFrom([...chinaYears, { year: 2027, source: "测试", holidays }]);
    expect(reckonClock(later, clock)).toEqual({ ...clock, certain: true, dueAt: endOfDay("2027-01-06") });
  });
});

describe("what may not be done", () => {
  const clock = start(work(5), at("2026-11-25"));
  const stopped = stopClock(clock, at("2026-11-26"));

  it("is refused with a code and a reason in both languages", () => {
    expect(codeOf(() => stopClock(stopped, at("2026-11-27")))).toBe("alreadyStopped");
    expect(codeOf(() => resume(clock, at("2026-11-27")))).toBe("notStopped");
    expect(codeOf(() => resume(stopped, at("2026-11-25")))).toBe("backwards");
    expect(codeOf(() => stopClock(clock, at("2026-11-24")))).toBe("backwards");
    for (const amount of [-1, 1.5, Number.NaN, 1e9])
      expect(codeOf(() => start(work(amount), at("2026-11-25")))).toBe("badTerm");
    expect(codeOf(() => extend(clock, days(-3)))).toBe("badTerm");
    expect(codeOf(() => start({ amount: 1, unit: "week" as "hour" }, at("2026-11-25")))).toBe("badTerm");
  });

  it("changes nothing that was there", () => {
    expect(JSON.parse(JSON.stringify(stopped))).toEqual(stopped);
    expect(clock.stops).toEqual([]);
    expect(startOfDay(addDays(dayOf(clock.dueAt), 1)) > clock.dueAt).toBe(true);
  });
});
