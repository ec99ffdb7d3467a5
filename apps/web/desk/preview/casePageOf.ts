import type { CaseLine, CasePage } from "@wuxing/kernel/views";

/** A page as the server sends it, of lines as pages show them. */
export const casePageOf = (lines: readonly CaseLine[], next: string | null): CasePage => ({
  lines: lines.map(({ typeTitle: _type, stateTitle: _state, tone: _tone, unit, division, ...line }) => ({
    ...line,
    unit: unit?.code ?? null,
    division: division?.code ?? null,
  })),
  names: {
    types: Object.fromEntries(lines.map((line) => [line.type, line.typeTitle])),
    states: Object.fromEntries(
      lines.map(({ type, state, stateTitle, tone }) => [`${type}/${state}`, { title: stateTitle, tone }]),
    ),
    units: Object.fromEntries(lines.flatMap(({ unit }) => (unit ? [[unit.code, unit.name]] : []))),
    divisions: Object.fromEntries(lines.flatMap(({ division }) => (division ? [[division.code, division.name]] : []))),
  },
  next,
});
