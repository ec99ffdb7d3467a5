import type { LineSource } from "@wuxing/kernel/views";

/** A line of a list, as read and as it is sent. */
export interface KeptLine {
  readonly id: number;
  /** Of the case when the line was read: another version is another line. */
  readonly version: number;
  readonly line: LineSource;
  /** Its JSON up to the colour of its due date, which depends on the hour; `lineEnd` closes it. */
  readonly json: Buffer;
}

/** What closes a line that has a due date, behind the name of its colour. */
export const lineEnd = '"}}';

const keptAtMost = 5_000;

/**
 * The lines that lists showed lately. A desk asks for its lists again and again, and a case's line changes only with its
 * version: so a list reads id and version of its cases, and the rest only of those whose line is not here. What a person
 * may see is decided by that query and never here: a line is the same for everybody on the staff.
 */
export class LineStore {
  readonly #kept = new Map<number, KeptLine>();

  /** The line of this version of a case, if it is here. */
  find(id: number, version: number): KeptLine | undefined {
    const kept = this.#kept.get(id);
    return kept?.version === version ? kept : undefined;
  }

  keep(id: number, version: number, line: LineSource): KeptLine {
    const kept = { id, version, line, json: beginningOf(line) };
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    if (this.#kept.size > keptAtMost) this.#kept.delete(this.#kept.keys().next().value as number);
    return kept;
  }
}

function beginningOf({ due, ...line }: LineSource): Buffer {
  const open = JSON.stringify(line).slice(0, -1);
  return Buffer.from(
    due === null ? `${open},"due":null}` : `${open},"due":${JSON.stringify(due).slice(0, -1)},"colour":"`,
  );
}
