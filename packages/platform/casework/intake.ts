import { dayOf } from "@wuxing/kernel/calendar";
import { formatCaseNumber } from "@wuxing/kernel/identifiers";
import { decideOpening, evolve } from "@wuxing/kernel/procedure";
import { hideWords } from "@wuxing/platform/personal";
import { naturalBatch, transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import type { Casework, OpenCommand, Outcome, Projection } from "./Casework.ts";
import { caseIds } from "./caseIds.ts";
import { claimFiles, fileIdsOf } from "./claimFiles.ts";
import { findCase, findEntryByCommand, procedureOf } from "./rows.ts";
import { type Opened, type Written, writeNewCases } from "./writeNewCases.ts";

/** Opens cases. The promise is kept only after the case's own rows are durable. Throws Refusal. */
export type Intake = (command: OpenCommand) => Promise<Outcome>;

/**
 * The hot path: no lock, and one statement for as many new cases as came while the last two were being written.
 * Entry, case and reporter are written by the same statement, so all are there or none.
 */
export function createIntake(casework: Casework): Intake {
  const nextId = caseIds(casework.pool);
  const batched = naturalBatch((batch: readonly Opened[]) => insertAll(casework, batch), { inFlight: 2, atMost: 400 });
  const alone = naturalBatch((one: readonly Opened[]) => insertAll(casework, one), { inFlight: 4, atMost: 1 });
  const contends = new Set(casework.projections.flatMap(({ type, contends: waits }) => (waits ? [type] : [])));
  return async (command) => {
    const opened = decideNew(casework, command, await nextId());
    const write = contends.has(command.type) ? alone : batched;
    let written = await write(opened);
    // Only for who asked before and was not remembered here: the key he has was given back.
    for (let more = 5; written === "otherPerson" && more > 0; more--) written = await write(opened);
    if (written === "otherPerson") throw new Error(`the key of the person of case ${opened.case.id} was not found`);
    casework.wake?.();
    if (written === "written") return { case: opened.case, entry: opened.entry, repeated: false };
    return earlier(casework, command.commandId);
  };
}

/**
 * The case that a command opens, decided and evolved but not written. What a person says of himself in his words is
 * hidden before anything is decided, so that neither entry nor title holds it. Throws Refusal.
 */
export function decideNew(casework: Omit<Casework, "pool" | "vault">, command: OpenCommand, id: number): Opened {
  const procedure = procedureOf(casework, command.type);
  const at = casework.now();
  const number = formatCaseNumber({ prefix: procedure.prefix, day: dayOf(at), serial: id });
  const inherited = command.sealedFrom ? { sealedFrom: command.sealedFrom } : {};
  const identity = { id, number, parentId: command.parentId ?? null, ...inherited };
  const { reporter } = command;
  const { input, typed } = reporter
    ? hideWords(procedure.open.input, command.input, reporter, true)
    : { input: command.input, typed: undefined };
  const entry = decideOpening(procedure, identity, { ...command, input, at }, casework.almanac);
  return { entry, case: evolve(null, entry), reporter, typed };
}

async function earlier(casework: Casework, commandId: string): Promise<Outcome> {
  const entry = await findEntryByCommand(casework.pool, commandId);
  const before = entry && (await findCase(casework.pool, entry.caseId));
  if (!entry || !before) throw new Error(`command ${commandId} was neither written nor found`);
  return { case: before, entry, repeated: true };
}

/** For each opened case, what became of it. */
async function insertAll(casework: Casework, batch: readonly Opened[]): Promise<Written[]> {
  const plain = batch.every(
    ({ entry }) => fileIdsOf(entry).length === 0 && !casework.projections.some((p) => p.type === entry.type),
  );
  if (plain) return writeNewCases(casework.pool, casework, batch);
  return transaction(casework.pool, async (client) => {
    const written = await writeNewCases(client, casework, batch);
    const opened = batch.filter((_, i) => written[i] === "written");
    for (const { entry } of opened) await claimFiles(client, entry);
    for (const projection of casework.projections) await project(client, projection, opened);
    return written;
  });
}

async function project(client: PoolClient, projection: Projection, opened: readonly Opened[]): Promise<void> {
  const own = opened.filter(({ case: c }) => c.type === projection.type);
  if (own.length === 0) return;
  if (projection.applyAll) return projection.applyAll(client, own);
  for (const { entry, case: after } of own) await projection.apply(client, entry, after);
}
