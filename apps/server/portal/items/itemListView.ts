import { eventWords, findItems, type ItemFilter, mostFound } from "@wuxing/areas/items";
import { dayOf } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { lifeEvents } from "@wuxing/platform/items";
import type { ItemsView } from "../../../web/portal/views.ts";
import { addressOf, pageCount, pageNumber } from "../paging.ts";
import { itemRows } from "./itemWords.ts";

/** Of so many lines, those of one item in several places become one. */
const size = 60;

export interface ItemsAsked {
  readonly q?: string | undefined;
  readonly audience?: string | undefined;
  readonly unit?: string | undefined;
  readonly division?: string | undefined;
  readonly kind?: string | undefined;
  readonly atOnce?: string | undefined;
  readonly event?: string | undefined;
  readonly letter?: string | undefined;
  readonly page?: string | undefined;
}

/** The catalogue as it was asked for. */
export async function itemListView(platform: Platform, { page: at, ...asked }: ItemsAsked): Promise<ItemsView> {
  const { q = "", atOnce = "", ...rest } = asked;
  const page = pageNumber(at);
  const letter = /^[a-z]$/u.test(rest.letter ?? "") ? rest.letter : undefined;
  const filter: ItemFilter = { ...rest, q, letter, handling: atOnce === "true" ? "1" : undefined };
  const day = dayOf(platform.casework.now());
  const { total, lines } = await findItems(platform.pool, filter, day, { size, number: page });
  const values = Object.fromEntries(Object.entries({ ...asked, letter }).map(([name, value]) => [name, value ?? ""]));
  const chosen = Object.entries(values).some(([name, value]) => name !== "q" && value !== "");
  return {
    ...{ q, filters: filtersOf(platform, values), chosen, total, more: total === mostFound, page },
    ...{
      pages: pageCount(total, size),
      path: addressOf("/items", values),
      rows: itemRows(platform, lines),
    },
    events:
      q || chosen
        ? []
        : lifeEvents.map((event) => ({ href: `/items?event=${event}`, label: eventWords[event] ?? t(event, event) })),
    letters:
      q || (chosen && !letter)
        ? []
        : [..."abcdefghjklmnopqrstwxyz"].map((one) => {
            const label = one.toUpperCase();
            return { href: `/items?letter=${one}`, label: t(label, label) };
          }),
  };
}

function filtersOf({ city }: Platform, values: Readonly<Record<string, string>>): ItemsView["filters"] {
  const select = (
    name: string,
    label: ReturnType<typeof t>,
    options: { value: string; label: ReturnType<typeof t> }[],
  ) => ({
    ...{ name, label, type: "select" as const, required: false, value: values[name] ?? "", options },
  });
  return [
    select("audience", t("给谁办", "For whom"), [
      { value: "1", label: t("个人", "Persons") },
      { value: "2", label: t("企业", "Firms") },
      { value: "4", label: t("社会组织", "Associations") },
    ]),
    select(
      "division",
      t("在哪办", "Where"),
      city.divisions
        .filter(({ level }) => level !== "township")
        .map(({ code, name }) => ({ value: code, label: name })),
    ),
    select(
      "event",
      t("什么事", "What for"),
      lifeEvents.map((event) => ({ value: event, label: eventWords[event] ?? t(event, event) })),
    ),
    select(
      "unit",
      t("哪个部门", "Department"),
      city.units
        .filter(({ layer }) => layer === "city")
        .map(({ code, shortName }) => ({ value: code, label: shortName })),
    ),
    {
      ...{ name: "atOnce", label: t("只看当场办结的", "Only what is done at once"), type: "checkbox" as const },
      ...{ required: false, value: values.atOnce ?? "" },
    },
  ];
}
