import { type Text, t } from "@wuxing/kernel/text";
import type { Option } from "@wuxing/ui/forms";
import type { DivisionView } from "../api/contract.ts";

interface Group {
  readonly label: Text;
  readonly options: readonly Option[];
}

/** Townships under their district, each district itself first, for one select. */
export function divisionGroups(divisions: readonly DivisionView[]): Group[] {
  const option = ({ code, name }: DivisionView): Option => ({ value: code, label: name });
  const counties = divisions.filter(({ level }) => level === "county");
  const city = divisions.filter(({ level }) => level === "city");
  const groups = counties.map((county) => ({
    label: county.name,
    options: [county, ...divisions.filter(({ parent, level }) => parent === county.code && level !== "county")].map(
      option,
    ),
  }));
  return city.length ? [{ label: t("全市", "Whole city"), options: city.map(option) }, ...groups] : groups;
}
