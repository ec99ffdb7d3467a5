import { type Text, t } from "@wuxing/kernel/text";
import type { Change } from "../Change.ts";
import { keyOf, type RowOf } from "../registers.ts";
import { type DutyBase, dutyLines } from "./dutyLines.ts";
import { columnHead, type ImportKind, importColumns, layerWords, roleWords } from "./importColumns.ts";
import type { FileTable } from "./readTable.ts";

/** A place in the file: what came from it, or what is wrong there. */
export interface Origin {
  readonly kind: ImportKind;
  readonly sheet: string;
  readonly row: number;
}

export interface ImportFault extends Origin {
  readonly field: string;
  readonly reason: Text;
}

export interface ImportPlan {
  readonly changes: readonly Change[];
  /** For each change the row it came from. */
  readonly origins: readonly Origin[];
  readonly faults: readonly ImportFault[];
}

/** The registers as they are now, by which names are understood and what is there already is found. */
export interface ImportBase extends DutyBase {
  readonly units: readonly RowOf<"units">[];
  readonly divisions: readonly RowOf<"divisions">[];
  readonly people: readonly RowOf<"people">[];
  readonly posts: readonly RowOf<"posts">[];
}

interface Line extends Origin {
  readonly value: (field: string) => string;
}

/** What the tables of a file would change. Names of units and divisions may be written instead of codes. */
export function planImport(tables: readonly FileTable[], base: ImportBase): ImportPlan {
  const faults: ImportFault[] = [];
  const lines = tables.flatMap((table) => linesOf(table, faults));
  if (lines.length === 0 && faults.length === 0)
    faults.push({
      ...{ kind: "units", sheet: tables[0]?.sheet ?? "", row: 1, field: "code" },
      reason: t(
        "没有可导入的行：请用模板，第一行是列名",
        "There are no rows to import; use the template, with the names of the columns in the first row",
      ),
    });
  const units = lines.filter(({ kind }) => kind === "units");
  const divisions = lines.filter(({ kind }) => kind === "divisions");
  const places = divisionNames(base, divisions);
  const names = unitNames(base, units);
  const found = [
    ...divisions.map((line) => ({ line, change: divisionChange(line, base, places) })),
    ...units.map((line) => ({ line, change: unitChange(line, base, names, places) })),
    ...peopleChanges(
      lines.filter(({ kind }) => kind === "people"),
      base,
      names,
      faults,
    ),
  ];
  const duties = lines.filter(({ kind }) => kind === "duties");
  found.push(...dutyLines(duties, base, names, places));
  return {
    changes: found.map(({ change }) => change),
    origins: found.map(({ line: { kind, sheet, row } }) => ({ kind, sheet, row })),
    faults,
  };
}

/** The rows of a table whose head is that of units or of people; other sheets, such as the template's advice, are passed over. */
function linesOf(table: FileTable, faults: ImportFault[]): Line[] {
  const bare = table.head.map((cell) => cell.replace(/\s*\*$/u, ""));
  const places = (kind: ImportKind) =>
    new Map(
      importColumns[kind].map((column) => {
        const { zh, en } = column.title;
        const head = columnHead(column).replace(/ \*$/u, "");
        return [column.field, bare.findIndex((cell) => [zh, en, head].includes(cell))];
      }),
    );
  const kind = (["people", "units", "divisions", "duties"] as const).find((one) => {
    const first = importColumns[one][0]?.field ?? "";
    return (places(one).get(first) ?? -1) >= 0;
  });
  if (!kind) return [];
  const place = places(kind);
  for (const { field, title, required } of importColumns[kind])
    if (required && place.get(field) === -1)
      faults.push({
        ...{ kind, sheet: table.sheet, row: 1, field },
        reason: t(`缺少“${title.zh}”一列，请用模板`, `The column “${title.en}” is missing; use the template`),
      });
  return table.rows.map(({ number, cells }) => ({
    ...{ kind, sheet: table.sheet, row: number },
    value: (field) => cells[place.get(field) ?? -1] ?? "",
  }));
}

/** Codes by every name there is; a name that fits two stands for neither, for a guess might give a post in a wrong unit. */
function codesByName(pairs: readonly (readonly [name: string, code: string])[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const [name, code] of pairs) {
    if (name === "" || ambiguous.has(name)) continue;
    const known = codes.get(name);
    if (known === undefined || known === code) codes.set(name, code);
    else {
      codes.delete(name);
      ambiguous.add(name);
    }
  }
  return codes;
}

/** Units by code and by every name, those of the file and those that are there. */
const unitNames = (base: ImportBase, lines: readonly Line[]): ReadonlyMap<string, string> =>
  codesByName([
    ...base.units.flatMap(({ code, name, short_name, aliases }) =>
      [code, name.zh, short_name.zh, ...aliases].map((one) => [one, code] as const),
    ),
    ...lines.flatMap(({ value }) =>
      ["code", "name.zh", "short_name.zh"].map((field) => [value(field), value("code")] as const),
    ),
  ]);

/** Divisions by code and by name, those of the file and those that are there. */
const divisionNames = (base: ImportBase, lines: readonly Line[]): ReadonlyMap<string, string> =>
  codesByName([
    ...base.divisions.flatMap(({ code, name }) => [[code, code] as const, [name.zh, code] as const]),
    ...lines.flatMap(({ value }) => ["code", "name.zh"].map((field) => [value(field), value("code")] as const)),
  ]);

function divisionChange({ value }: Line, base: ImportBase, places: ReadonlyMap<string, string>): Change {
  const before = base.divisions.find(({ code }) => code === value("code"));
  const after = {
    code: value("code"),
    name: { zh: value("name.zh"), en: value("name.en") || before?.name.en || value("name.zh") },
    level: layerWords[value("level")] ?? value("level"),
    parent: value("parent") ? (places.get(value("parent")) ?? value("parent")) : null,
  };
  return { register: "divisions", key: after.code, after };
}

function unitChange(
  line: Line,
  base: ImportBase,
  names: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, string>,
): Change {
  const { value } = line;
  const before = base.units.find(({ code }) => code === value("code"));
  const short = value("short_name.zh") || before?.short_name.zh || value("name.zh");
  const after = {
    code: value("code"),
    name: { zh: value("name.zh"), en: value("name.en") || before?.name.en || value("name.zh") },
    short_name: { zh: short, en: value("short_name.en") || before?.short_name.en || value("name.en") || short },
    aliases: value("aliases")
      ? value("aliases")
          .split(/[、,，;；\s]+/u)
          .filter(Boolean)
      : (before?.aliases ?? []),
    layer: layerWords[value("layer")] ?? value("layer"),
    division: places.get(value("division")) ?? value("division"),
    parent: value("parent") ? (names.get(value("parent")) ?? value("parent")) : null,
    since: value("since") || before?.since || base.today,
    until: value("until") || null,
  };
  return { register: "units", key: after.code, after };
}

interface Found {
  readonly line: Line;
  readonly change: Change;
}

/** A person may have several rows, one for each post. */
function peopleChanges(
  lines: readonly Line[],
  base: ImportBase,
  names: ReadonlyMap<string, string>,
  faults: ImportFault[],
): Found[] {
  const found: Found[] = [];
  const seen = new Map<string, string>();
  const posts = lines.flatMap((line) => postChange(line, base, names, faults));
  for (const line of lines) {
    const { value } = line;
    const username = value("username");
    const name = seen.get(username);
    if (name !== undefined) {
      if (name !== value("name.zh"))
        faults.push({
          ...{ kind: "people", sheet: line.sheet, row: line.row, field: "name.zh" },
          reason: t(
            `同一用户名前面写的是“${name}”，请改成一致`,
            `This user name has another name (“${name}”) above; make them alike`,
          ),
        });
      continue;
    }
    seen.set(username, value("name.zh"));
    const before = base.people.find((person) => person.username === username);
    const first = posts.map(({ change }) => change.after).filter((post) => post?.user_id === username);
    const since = first.map((post) => String(post?.since)).sort()[0] ?? base.today;
    const after = {
      username,
      name: { zh: value("name.zh"), en: value("name.en") || before?.name.en || value("name.zh") },
      since: before && before.since < since ? before.since : since,
      until: before?.until ?? null,
    };
    found.push({ line, change: { register: "people", key: username, after } });
  }
  return [...found, ...posts];
}

function postChange(line: Line, base: ImportBase, names: ReadonlyMap<string, string>, faults: ImportFault[]): Found[] {
  const { value } = line;
  if (!value("unit") && !value("role")) return [];
  const unit = names.get(value("unit"));
  const role = roleWords[value("role")] ?? value("role");
  const origin = { kind: "people" as const, sheet: line.sheet, row: line.row };
  if (!unit) {
    const reason = value("unit")
      ? t(
          `没有单位“${value("unit")}”，或不止一个：请先登记，或改写编码`,
          `There is no unit “${value("unit")}”, or more than one; add it first, or give its code`,
        )
      : t("请填写单位", "Please give the unit");
    faults.push({ ...origin, field: "unit", reason });
    return [];
  }
  const standing = base.posts.find(
    (post) =>
      post.user_id === value("username") &&
      post.unit === unit &&
      post.role === role &&
      (post.until === null || post.until > base.today),
  );
  const after = {
    ...{ user_id: value("username"), unit, role },
    since: value("since") || standing?.since || base.today,
    until: value("until") || null,
  };
  return [{ line, change: { register: "posts", key: keyOf("posts", after), after } }];
}
