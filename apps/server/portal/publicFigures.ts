import { t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import type { Figure, FiguresView } from "../../web/portal/views.ts";
import { type Definition, definitions, type MonthFigures, measures, share, shiftMonth } from "../figures/index.ts";
import { topicName } from "./caseRow.ts";
import { addressOf } from "./paging.ts";

/** What of a figure can be opened: the published ones, counted as the list holds them. */
function listsOf({ measures: both }: Definition, { month, published }: MonthFigures): Figure["lists"] {
  if (!both)
    return [{ name: t("其中公开", "Of these, published"), count: published.all, href: addressOf("/cases", { month }) }];
  return [both.met, both.unmet].map((measure) => ({
    name: t(`公开的：${measures[measure].title.zh}`, `Published: ${measures[measure].title.en.toLowerCase()}`),
    count: published[measure],
    href: addressOf("/cases", { month, measure }),
  }));
}

/** The figures as cards. A figure counts all requests, the public lists hold only what is published: both are said. */
export const figuresFor = (figures: MonthFigures): Figure[] =>
  definitions.map((definition): Figure => {
    const { name, formula, of } = definition;
    const value = of(figures.now);
    const previous = of(figures.before);
    const common = { name, formula, lists: listsOf(definition, figures) };
    if (typeof value === "number")
      return { ...common, kind: "count", value, previous: typeof previous === "number" ? previous : null };
    const earlier = typeof previous === "number" ? null : share(previous.numerator, previous.denominator);
    return { ...common, ...value, kind: "share", value: share(value.numerator, value.denominator), previous: earlier };
  });

export const trendFor = (figures: MonthFigures): FiguresView["trend"] =>
  figures.trend.map(({ month, totals }) => ({ month, value: totals.received, href: addressOf("/cases", { month }) }));

/** The public page of figures. `present`: the month now, after which there is nothing. */
export function figuresView(figures: MonthFigures, city: City, present: string): FiguresView {
  const { month } = figures;
  const link = (to: string) => ({ month: to, href: `/figures?month=${to}` });
  const counties = city.divisions.filter((division) => division.level === "county");
  const received = new Map(figures.counties.map(({ code, totals }) => [code, totals.received]));
  return {
    month,
    previousMonth: link(shiftMonth(month, -1)),
    nextMonth: month < present ? link(shiftMonth(month, 1)) : null,
    figures: figuresFor(figures),
    trend: trendFor(figures),
    topics: figures.topics.slice(0, 12).map(({ code, totals }) => ({
      name: topicName(code),
      value: totals.received,
      href: addressOf("/cases", { month, topic: code }),
    })),
    districts: counties.map(({ code, name }) => ({
      code,
      name,
      value: received.get(code) ?? 0,
      href: addressOf("/cases", { month, district: code }),
    })),
    units: figures.units.map(({ code, totals }) => ({
      unit: city.unit(code).name,
      href: addressOf("/cases", { month, unit: code }),
      received: totals.received,
      closedInTime: share(totals.inTime, totals.timed),
      satisfied: share(totals.satisfied, totals.rated),
      overdue: totals.overdue,
      overdueHref: addressOf("/cases", { month, unit: code }),
    })),
    countedAt: figures.countedAt,
  };
}
