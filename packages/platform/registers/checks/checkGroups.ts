import type { Day } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import type { RowOf } from "../registers.ts";
import { type Checking, fault, lasts, rowsOf } from "./Checking.ts";

type Unit = Pick<RowOf<"units">, "code" | "name" | "short_name" | "aliases" | "since" | "until">;

/** A collective name stands for units that are there, and none of its words is the name of a unit or of another group. */
export async function checkGroups(checking: Checking, today: Day): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "groups");
  if (rows.length === 0) return [];
  const units = await checking.client.query<Unit>("SELECT code, name, short_name, aliases, since, until FROM units");
  const groups = await checking.client.query<RowOf<"groups">>("SELECT name, aliases, units, open FROM unit_groups");
  const present = units.rows.filter((unit) => lasts(unit, today));
  const codes = new Set(present.map(({ code }) => code));
  return rows.flatMap(({ change, after }) => {
    if (!after) return [];
    const others = groups.rows.filter(({ name }) => name !== after.name);
    return [
      ...unknownFaults(change, after, codes),
      ...nameFaults(change, after, [
        ...present.flatMap(({ name, short_name, aliases }) => [name.zh, short_name.zh, ...aliases]),
        ...others.flatMap(({ name, aliases }) => [name, ...aliases]),
      ]),
    ];
  });
}

function unknownFaults(change: number, { units }: RowOf<"groups">, codes: ReadonlySet<string>): RegisterFault[] {
  const unknown = units.filter((code) => !codes.has(code)).join("、");
  if (!unknown) return [];
  const reason = t(
    `没有这些单位：${unknown}，请改正或去掉`,
    `There are no such units: ${unknown}; correct or remove them`,
  );
  return [fault(change, "units", reason)];
}

function nameFaults(change: number, group: RowOf<"groups">, taken: readonly string[]): RegisterFault[] {
  const known = new Set(taken);
  const twice = (word: string) =>
    t(
      `“${word}”已是单位或别的统称的名称，一个名称只能有一个意思`,
      `“${word}” already names a unit or another group; a name has one meaning`,
    );
  return [
    ...(known.has(group.name) ? [fault(change, "name", twice(group.name))] : []),
    ...group.aliases.filter((word) => known.has(word)).map((word) => fault(change, "aliases", twice(word))),
  ];
}
