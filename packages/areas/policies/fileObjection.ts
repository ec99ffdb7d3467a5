import { type Actor, type Case, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle, type OpenCommand } from "@wuxing/platform/casework";
import type { ClaimRow } from "./findClaims.ts";
import { objectorOf } from "./objectionProjection.ts";

/** What somebody says against a claim that is on notice. */
export interface Objection {
  readonly row: ClaimRow;
  readonly claim: Case;
  readonly text: string;
  readonly reporter: OpenCommand["reporter"];
}

/** What became of it: the objection's number, and whether it was added to one that was open already. */
export interface Filed {
  readonly number: string;
  readonly added: boolean;
}

/**
 * Lodges an objection, or adds to the one that this person, or the firm for which he speaks, has open against the claim. The
 * same words sent twice are one. Throws Refusal where it was answered in the same words, or was added to too often.
 */
export async function fileObjection(platform: Platform, actor: Actor, objection: Objection): Promise<Filed> {
  const objector = objectorOf({ id: actor.id, unit: actor.actingFor?.uscc ?? null });
  const open = () => openObjection(platform, objector, objection.claim.id);
  const before = await open();
  if (before) return addTo(platform, actor, before, objection);
  try {
    return await lodge(platform, actor, objection);
  } catch (error) {
    // Sent from two windows at once: the other was written meanwhile.
    const meanwhile = error instanceof Refusal && error.code === "conflict" ? await open() : undefined;
    if (!meanwhile) throw error;
    return addTo(platform, actor, meanwhile, objection);
  }
}

interface Open {
  readonly id: number;
  readonly number: string;
}

const openingOf = (actor: Actor, { claim, text }: Objection): string =>
  commandId("policies.objection", claim.id, actor.id, text);

async function lodge({ intake }: Platform, actor: Actor, objection: Objection): Promise<Filed> {
  const { row, claim, text, reporter } = objection;
  const { case: lodged } = await intake({
    ...{ type: "policies.objection", actor, commandId: openingOf(actor, objection), parentId: claim.id, reporter },
    input: { claim: row.number, title: claim.title.slice(0, 200), unit: row.unit, division: claim.division, text },
  });
  if (lodged.closedAt !== null)
    throw new Refusal(
      "refused",
      t(
        `同样的异议已经答复过（${lodged.number}），请写新的情况`,
        `The same objection was answered already (${lodged.number}): write what is new`,
      ),
    );
  return { number: lodged.number, added: false };
}

async function addTo(
  { pool, casework }: Platform,
  actor: Actor,
  { id, number }: Open,
  objection: Objection,
): Promise<Filed> {
  const { rows } = await pool.query("SELECT 1 FROM entries WHERE command_id = $1 AND case_id = $2", [
    ...[openingOf(actor, objection), id],
  ]);
  if (rows.length > 0) return { number, added: false };
  await handle(casework, {
    ...{ caseId: id, action: "add", input: { text: objection.text }, actor: { ...actor, proven: [id] } },
    commandId: commandId("policies.objection.add", id, objection.text),
  });
  return { number, added: true };
}

async function openObjection({ pool }: Platform, objector: string | null, claim: number): Promise<Open | undefined> {
  const { rows } = await pool.query<Open>(
    "SELECT case_id AS id, number FROM policy_objections WHERE claim_id = $1 AND objector = $2 AND open",
    [claim, objector],
  );
  return rows[0];
}

/** The open objections of whoever this is, by the claims that they are against. */
export async function ownObjections({ pool }: Platform, actor: Actor): Promise<ReadonlyMap<number, string>> {
  const objector = objectorOf({ id: actor.id, unit: actor.actingFor?.uscc ?? null });
  const { rows } = await pool.query<{ claim: number; number: string }>(
    "SELECT claim_id AS claim, number FROM policy_objections WHERE objector = $1 AND open",
    [objector],
  );
  return new Map(rows.map(({ claim, number }) => [claim, number]));
}
