import type { Day } from "@wuxing/kernel/calendar";
import type { Text } from "@wuxing/kernel/text";
import type { Named } from "@wuxing/kernel/views";
import type { Pool } from "pg";
import { type ResolvedUnits, unitResolver } from "./unitResolver.ts";

export interface Unit {
  readonly code: string;
  readonly name: Text;
  readonly shortName: Text;
  readonly aliases: readonly string[];
  readonly layer: "city" | "county" | "township";
  readonly division: string;
  readonly parent: string | null;
}

export interface UnitGroup {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly units: readonly string[];
  readonly open: boolean;
}

export interface Division {
  readonly code: string;
  readonly name: Text;
  readonly level: "city" | "county" | "township";
  readonly parent: string | null;
}

/**
 * The units and divisions of the city, held in memory: they change a few times a year. One that `liveCity` gives changes
 * with the registers, so whoever keeps it sees the city of today.
 */
export interface City {
  /** The units that are there today. Those that ended keep their names. */
  readonly units: readonly Unit[];
  readonly divisions: readonly Division[];
  /** Whether a unit is there today; a case is given to no other. */
  readonly knowsUnit: (code: string) => boolean;
  /** Name of a unit or division; an unknown code stands for itself, so that old entries stay readable. */
  readonly unit: (code: string) => Named;
  readonly division: (code: string) => Named;
  /** The unified social credit code of a unit, where it is known. */
  readonly uscc: (unit: string) => string | null;
  /** The units that a name in a notice stands for. */
  readonly resolve: (name: string) => ResolvedUnits | undefined;
}

/** Reads the city of a day from the database. */
export async function loadCity(pool: Pool, today: Day): Promise<City> {
  const units = await pool.query<Unit & { since: Day; until: Day | null }>(
    `SELECT code, name, short_name AS "shortName", aliases, layer, division, parent, since, until
     FROM units ORDER BY code`,
  );
  const divisions = await pool.query<Division>("SELECT code, name, level, parent FROM divisions ORDER BY code");
  const codes = await pool.query<{ unit: string; uscc: string }>("SELECT unit, uscc FROM unit_codes");
  const groups = await pool.query<UnitGroup>("SELECT name, aliases, units, open FROM unit_groups");
  const present = units.rows
    .filter(({ since, until }) => since <= today && (until === null || until > today))
    .map(({ since: _since, until: _until, ...unit }) => unit);
  // A unit that has ended is nobody's addressee, whatever name still stands for it.
  const there = new Set(present.map(({ code }) => code));
  const standing = groups.rows.map((group) => ({ ...group, units: group.units.filter((code) => there.has(code)) }));
  return cityOf(present, divisions.rows, standing, units.rows, codes.rows);
}

/** A city that is always the one last given: what is kept of it stays true. */
export function liveCity(present: () => City): City {
  return {
    get units() {
      return present().units;
    },
    get divisions() {
      return present().divisions;
    },
    knowsUnit: (code) => present().knowsUnit(code),
    unit: (code) => present().unit(code),
    division: (code) => present().division(code),
    uscc: (unit) => present().uscc(unit),
    resolve: (name) => present().resolve(name),
  };
}

/** A city of these units, divisions and groups; `named` are the units whose names are known, those that ended
 * among them; `known` their codes. */
export function cityOf(
  units: readonly Unit[],
  divisions: readonly Division[],
  groups: readonly UnitGroup[],
  named: readonly Unit[] = units,
  known: readonly { readonly unit: string; readonly uscc: string }[] = [],
): City {
  const codes = new Set(units.map(({ code }) => code));
  const usccs = new Map(known.map(({ unit, uscc }) => [unit, uscc]));
  const unitNames = new Map(named.map(({ code, shortName }) => [code, { code, name: shortName }]));
  const divisionNames = new Map(divisions.map(({ code, name }) => [code, { code, name }]));
  return {
    units,
    divisions,
    knowsUnit: (code) => codes.has(code),
    unit: (code) => unitNames.get(code) ?? { code, name: { zh: code, en: code } },
    division: (code) => divisionNames.get(code) ?? { code, name: { zh: code, en: code } },
    uscc: (unit) => usccs.get(unit) ?? null,
    resolve: unitResolver([
      ...units.map((u) => ({
        names: [u.name.zh, u.shortName.zh, ...u.aliases],
        stands: { units: [u.code], open: false },
      })),
      ...groups.map((g) => ({ names: [g.name, ...g.aliases], stands: { units: g.units, open: g.open } })),
    ]),
  };
}
