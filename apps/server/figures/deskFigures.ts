import { findTopic } from "@wuxing/areas/hotline";
import { t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import { type Definition, definitions } from "./definitions.ts";
import { type MonthFigures, share, type Totals } from "./MonthFigures.ts";
import { type MeasureKey, measures } from "./measures.ts";

const path = (query: Record<string, string>): string =>
  `/desk/cases?${new URLSearchParams({ type: "hotline.request", ...query })}`;

const percent = (part: number, whole: number): number | null => {
  const value = share(part, whole);
  return value === null ? null : Math.round(value * 1000) / 10;
};

function valueIn(definition: Definition, totals: Totals): number | null {
  const of = definition.of(totals);
  return typeof of === "number" ? of : percent(of.numerator, of.denominator);
}

/** The cases that a share counts, and beside them those that do not meet it. */
function listsOf({ measures: both, of }: Definition, totals: Totals, month: string) {
  const shares = of(totals);
  if (!both || typeof shares === "number") return [];
  const { numerator, denominator } = shares;
  const list = (measure: MeasureKey, count: number) => ({
    title: measures[measure].title,
    count,
    href: path({ month, measure }),
  });
  return [list(both.met, numerator), list(both.unmet, denominator - numerator)];
}

/** The figures as the desk shows them; every address opens the list of the cases counted. Percent are 0…100. */
export function deskFigures(figures: MonthFigures, city: City) {
  const { month } = figures;
  return {
    month,
    countedAt: figures.countedAt,
    tiles: definitions.map((definition) => ({
      key: definition.key,
      title: definition.name,
      value: valueIn(definition, figures.now),
      unit: typeof definition.of(figures.now) === "number" ? ("count" as const) : ("percent" as const),
      previous: valueIn(definition, figures.before),
      formula: definition.formula,
      href: path({
        ...(definition.closed ? { list: "closed" } : {}),
        month,
        ...(definition.measures ? { measure: definition.measures.met } : {}),
      }),
      lists: listsOf(definition, figures.now, month),
    })),
    trend: figures.trend.map(({ month: at, totals }) => ({
      month: at,
      received: totals.received,
      closed: totals.closed,
      inTime: percent(totals.inTime, totals.timed),
      hrefs: {
        received: path({ month: at }),
        closed: path({ list: "closed", month: at }),
        inTime: path({ month: at, measure: "inTime" }),
      },
    })),
    byUnit: figures.units.map(({ code, totals }) => ({
      unit: city.unit(code),
      open: totals.received - totals.closed,
      overdue: totals.overdue,
      closed: totals.closed,
      inTime: percent(totals.inTime, totals.timed),
      rightFirst: percent(totals.rightFirst, totals.sent),
      satisfaction: percent(totals.satisfied, totals.rated),
      rated: totals.rated,
      href: path({ month, unit: code }),
    })),
    byTopic: figures.topics.map(({ code, totals }) => ({
      code,
      name: findTopic(code)?.name ?? t(code, code),
      count: totals.received,
      href: path({ month, topic: code }),
    })),
    byDivision: figures.counties.map(({ code, totals }) => ({
      division: city.division(code),
      count: totals.received,
      overdue: totals.overdue,
      href: path({ month, division: code }),
    })),
  };
}
