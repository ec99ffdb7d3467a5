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

/** The units and divisions of the city, held in memory: they change a few times a year. */
export interface City {
  readonly units: readonly Unit[];
  readonly divisions: readonly Division[];
  /** Name of a unit or division; an unknown code stands for itself, so that old entries stay readable. */
  readonly unit: (code: string) => Named;
  readonly division: (code: string) => Named;
  /** The units that a name in a notice stands for. */
  readonly resolve: (name: string) => ResolvedUnits | undefined;
}

/** Reads the city from the database. */
export async function loadCity(pool: Pool): Promise<City> {
  const units = await pool.query<Unit>(
    `SELECT code, name, short_name AS "shortName", aliases, layer, division, parent FROM units ORDER BY code`,
  );
  const divisions = await pool.query<Division>("SELECT code, name, level, parent FROM divisions ORDER BY code");
  const groups = await pool.query<UnitGroup>("SELECT name, aliases, units, open FROM unit_groups");
  return cityOf(units.rows, divisions.rows, groups.rows);
}

/** A city of these units, divisions and groups. */
export function cityOf(units: readonly Unit[], divisions: readonly Division[], groups: readonly UnitGroup[]): City {
  const unitNames = new Map(units.map(({ code, shortName }) => [code, { code, name: shortName }]));
  const divisionNames = new Map(divisions.map(({ code, name }) => [code, { code, name }]));
  return {
    units,
    divisions,
    unit: (code) => unitNames.get(code) ?? { code, name: { zh: code, en: code } },
    division: (code) => divisionNames.get(code) ?? { code, name: { zh: code, en: code } },
    resolve: unitResolver([
      ...units.map((u) => ({
        names: [u.name.zh, u.shortName.zh, ...u.aliases],
        stands: { units: [u.code], open: false },
      })),
      ...groups.map((g) => ({ names: [g.name, ...g.aliases], stands: { units: g.units, open: g.open } })),
    ]),
  };
}
