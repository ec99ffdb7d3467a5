import { faultsOf, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import { assertMayChange, isAdministrator } from "./assertMayChange.ts";
import type { Change, RegisterCommand, RegisterDesk, RegisterFault, Written } from "./Change.ts";
import { checkChanges, checkForm } from "./checks/checkChanges.ts";
import { keyOf, registers } from "./registers.ts";

export interface RegisterOutcome {
  /** What was written; changes that change nothing are left out. */
  readonly written: readonly Written[];
  /** The same command had been carried out before, and nothing was done now. */
  readonly repeated: boolean;
}

export interface RegisterTrial {
  readonly written: readonly Written[];
  readonly faults: readonly RegisterFault[];
}

/**
 * The one way by which a register changes: rows and their register entries in one transaction, all changes or none.
 * A command id that was used before changes nothing. Throws Refusal: notAllowed for who may not, invalidInput with the
 * faults of all changes (`field` is `NUMBER.COLUMN`), conflict for a command id that belongs to other changes.
 */
export async function changeRegister(desk: RegisterDesk, command: RegisterCommand): Promise<RegisterOutcome> {
  return transaction(desk.pool, (client) => changeRegisterWithin(client, desk, command));
}

/**
 * `changeRegister` in the caller's transaction, for what stands or falls with a row of his own. Registers are locked until
 * it ends. A refusal thrown must end that transaction: rows were written by then.
 */
export async function changeRegisterWithin(
  client: PoolClient,
  desk: RegisterDesk,
  command: RegisterCommand,
): Promise<RegisterOutcome> {
  await oneAtATime(client);
  const done = await entriesOfCommand(client, command.commandId);
  if (done.length > 0) return { written: sameChanges(done, command), repeated: true };
  const { written, faults } = await write(client, desk, command);
  if (faults.length > 0) throw refusalOf(faults);
  return { written, repeated: false };
}

/** What `changeRegister` would write and what it would find wrong. Leaves nothing behind. Throws Refusal(notAllowed). */
export async function tryRegister(desk: RegisterDesk, command: RegisterCommand): Promise<RegisterTrial> {
  const client = await desk.pool.connect();
  try {
    await client.query("BEGIN");
    await oneAtATime(client);
    return await write(client, desk, command);
  } finally {
    // A connection whose transaction cannot be ended is thrown away.
    const broken = await client.query("ROLLBACK").then(
      () => undefined,
      (fault: Error) => fault,
    );
    client.release(broken);
  }
}

/** The refusal that tells of all faults of a batch, each by the number of its change and its field. */
export const refusalOf = (faults: readonly RegisterFault[]): Refusal =>
  new Refusal(
    "invalidInput",
    faults.length === 1 && faults[0] ? faults[0].reason : t("有几处需要改正", "Some fields need correcting"),
    faults.map(({ change, field, reason }) => ({ field: `${change}.${field}`, reason })),
  );

/** So checks see what they judge, a repetition finds its first, and entries are committed in the order of their numbers. */
async function oneAtATime(client: PoolClient): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('registers'))");
}

async function write(client: PoolClient, desk: RegisterDesk, command: RegisterCommand): Promise<RegisterTrial> {
  const parsed = command.changes.map(parsedChange);
  const faults = parsed.flatMap((one, change) => ("fault" in one ? one.fault.map((f) => ({ ...f, change })) : []));
  faults.push(...checkForm(command.changes));
  if (faults.length > 0) {
    if (!isAdministrator(command.actor)) await assertMayChange(client, command.actor, asAsked(command), desk.now());
    return { written: [], faults };
  }
  const written: Written[] = [];
  for (const one of parsed) if ("register" in one) written.push(await writeRow(client, one));
  await assertMayChange(client, command.actor, written, desk.now());
  const found = await checkChanges({ client, desk, actor: command.actor, written });
  if (found.length > 0) return { written, faults: found };
  const real = written.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  await client.query(
    `INSERT INTO register_entries (command_id, seq, register, key, at, actor, before, after, source, reason, effective_on)
     SELECT $1, seq, register, key, $2, $3, before, after, $4, $5, $6
     FROM json_to_recordset($7) AS r(seq integer, register text, key text, before jsonb, after jsonb) ORDER BY seq`,
    [
      ...[command.commandId, desk.now(), command.actor.id, command.source, command.reason, command.effectiveOn],
      JSON.stringify(real.map((one, index) => ({ ...one, seq: index + 1 }))),
    ],
  );
  return { written: real, faults: [] };
}

/** Before anything is read: a fault of the form is told to who may make such a change, and says nothing of a register. */
const asAsked = ({ changes }: RegisterCommand): Written[] =>
  changes.map((one) => ({ ...one, before: null }) as Written);

type Parsed = Change | { readonly fault: readonly Omit<RegisterFault, "change">[] };

function parsedChange({ register, key, after }: Change): Parsed {
  if (after === null) return { register, key, after };
  const row = registers[register].row.safeParse(after);
  if (!row.success) return { fault: faultsOf(row.error.issues as Parameters<typeof faultsOf>[0]) };
  const own = keyOf(register, row.data);
  if (own === key) return { register, key, after: row.data };
  const reason = t(
    `编号应是“${own}”；要换编号，请另立一行并停用原来的`,
    `The key must be “${own}”; to rename a row add another and end this one`,
  );
  return { fault: [{ field: registers[register].id[0] ?? "key", reason }] };
}

/** Writes or takes away one row and says what it was before. What a column holds is said as the database reads it. */
async function writeRow(client: PoolClient, { register, key, after }: Change): Promise<Written> {
  const { table, id, columns } = registers[register];
  const list = columns.join(", ");
  const parts = id.length > 1 ? splitKey(key, id.length) : [key];
  const where = id.map((column, index) => `${column}::text = $${index + 1}`).join(" AND ");
  const { rows } = await client.query<Record<string, unknown>>(`SELECT ${list} FROM ${table} WHERE ${where}`, parts);
  const before = rows[0] ?? null;
  if (after === null) {
    if (before) await client.query(`DELETE FROM ${table} WHERE ${where}`, parts);
    return { register, key, before, after: null };
  }
  const changed = columns.filter((column) => !(id as readonly string[]).includes(column));
  const set = changed.map((column) => `${column} = excluded.${column}`).join(", ");
  const result = await client.query<Record<string, unknown>>(
    `INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_record(NULL::${table}, $1)
     ON CONFLICT (${id.join(", ")}) DO UPDATE SET ${set} RETURNING ${list}`,
    [JSON.stringify(after)],
  );
  return { register, key, before, after: result.rows[0] ?? null };
}

/** The parts of a key; the name of a unit, a rule or a topic never holds a slash. */
function splitKey(key: string, count: number): string[] {
  const parts = key.split("/");
  return Array.from({ length: count }, (_, index) => parts[index] ?? "");
}

async function entriesOfCommand(client: PoolClient, commandId: string): Promise<Written[]> {
  const { rows } = await client.query<Written>(
    "SELECT register, key, before, after FROM register_entries WHERE command_id = $1 ORDER BY seq",
    [commandId],
  );
  return rows;
}

/** A command id belongs to its changes; under others it is a mistake of the caller's. */
function sameChanges(done: readonly Written[], { changes }: RegisterCommand): readonly Written[] {
  const asked = new Set(changes.map(({ register, key }) => `${register} ${key}`));
  if (done.every(({ register, key }) => asked.has(`${register} ${key}`))) return done;
  throw new Refusal("conflict", t("这个操作编号已用于别的操作", "This command id was used for another change"));
}
