import { dayOf } from "@wuxing/kernel/calendar";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { RegisterCommand, RegisterDesk, RegisterFault, Written } from "../Change.ts";
import { changeRegister, tryRegister } from "../changeRegister.ts";
import { dutiesOf } from "../dutiesOf.ts";
import { columnTitle } from "./importColumns.ts";
import { type ImportBase, type ImportPlan, type Origin, planImport } from "./planImport.ts";
import { readTable } from "./readTable.ts";

export interface ImportCommand {
  readonly bytes: Uint8Array;
  readonly actor: Actor;
  readonly commandId: string;
  readonly source: string;
  /** Only say what it would do. */
  readonly trial: boolean;
}

export interface ImportReport {
  /** Where in the file something is wrong; nothing is imported while there is anything. */
  readonly faults: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: Text;
    readonly reason: Text;
  }[];
  readonly rows: readonly (Origin & ImportedRow)[];
  /** Whether it has been carried out. */
  readonly done: boolean;
}

interface ImportedRow extends Pick<Written, "register" | "key" | "before" | "after"> {
  readonly what: "added" | "changed" | "ended";
}

/**
 * Imports units and people from a table, all rows or none, under one command id. A trial says what would be added,
 * changed or ended, and names row and column of every fault. Throws Refusal for a file that cannot be read.
 */
export async function importRegisters(desk: RegisterDesk, command: ImportCommand): Promise<ImportReport> {
  const plan = planImport(await readTable(command.bytes), await importBase(desk));
  const asked: RegisterCommand = {
    ...{ changes: plan.changes, actor: command.actor, commandId: command.commandId, source: command.source },
    ...{ reason: "导入 / import", effectiveOn: dayOf(desk.now()) },
  };
  const trial = await tryRegister(desk, asked);
  const faults = [...plan.faults, ...trial.faults.map((one) => placed(plan, one))];
  const rows = trial.written.flatMap((one) => {
    const index = plan.changes.findIndex(({ register, key }) => register === one.register && key === one.key);
    const origin = plan.origins[index];
    return origin ? [{ ...origin, ...one, what: kindOf(one) }] : [];
  });
  const report = {
    faults: faults.map(({ kind, sheet, row, field, reason }) => ({
      sheet,
      row,
      column: columnTitle(kind, field),
      reason,
    })),
    rows: faults.length > 0 ? [] : rows,
  };
  if (command.trial || faults.length > 0) return { ...report, done: false };
  const outcome = await changeRegister(desk, asked);
  return { ...report, done: outcome.written.length > 0 || outcome.repeated };
}

const placed = ({ origins }: ImportPlan, { change, field, reason }: RegisterFault) => ({
  ...(origins[change] ?? { kind: "units" as const, sheet: "", row: 0 }),
  ...{ field, reason },
});

function kindOf({ before, after }: Written): ImportedRow["what"] {
  if (before === null) return "added";
  return after?.until && !before.until ? "ended" : "changed";
}

async function importBase({ pool, now, topics }: RegisterDesk): Promise<ImportBase> {
  const [units, divisions, people, posts, duties] = await Promise.all([
    pool.query("SELECT code, name, short_name, aliases, layer, division, parent, since, until FROM units"),
    pool.query("SELECT code, name, level, parent FROM divisions"),
    pool.query("SELECT username, name, since, until FROM people"),
    pool.query("SELECT user_id, unit, role, since, until FROM posts"),
    dutiesOf(pool),
  ]);
  const city = divisions.rows.find(({ parent }) => parent === null)?.code ?? "";
  return {
    today: dayOf(now()),
    topics,
    duties,
    city,
    units: units.rows,
    divisions: divisions.rows,
    people: people.rows,
    posts: posts.rows,
  };
}
