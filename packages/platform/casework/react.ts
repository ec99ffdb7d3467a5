import { Refusal, replay, systemActor } from "@wuxing/kernel/procedure";
import type { Casework } from "./Casework.ts";
import { type CaseRow, caseOf } from "./caseRow.ts";
import { commandId } from "./commandId.ts";
import type { FollowedEntry, Follower } from "./followEntries.ts";
import { handle } from "./handle.ts";
import type { Intake } from "./intake.ts";
import { concerns, type Reaction, type Surroundings, type Wish } from "./Reaction.ts";
import { caseColumns, entriesOf, findCase } from "./rows.ts";

/** How often a reaction looks at most, where a case went on between its look and what it wished. */
const looks = 3;

/**
 * The follower that carries out the areas' reactions. A wish that is refused is written down as a fault; only where the
 * state does not allow it, which may have changed since the reaction looked, does the reaction look again.
 */
export function reactionFollower(casework: Casework, intake: Intake, reactions: readonly Reaction[]): Follower {
  const around = surroundings(casework);
  return {
    name: "reactions",
    atMost: 200,
    every: 1000,
    rest: 0,
    read: async (entries) => {
      for (const entry of entries)
        for (const reaction of reactions)
          if (concerns(reaction, entry.type) && reaction.when(entry))
            await react(casework, intake, reaction, entry, around);
    },
  };
}

async function react(
  casework: Casework,
  intake: Intake,
  reaction: Reaction,
  head: FollowedEntry,
  around: Surroundings,
): Promise<void> {
  // The case as it stood after this entry, not as it is by now.
  const history = (await entriesOf(casework.pool, head.caseId)).filter((e) => e.seq <= head.seq);
  const entry = history.at(-1);
  if (!entry) throw new Error(`case ${head.caseId} has no entry ${head.seq}`);
  const after = replay(history);
  for (let look = 1; look <= looks; look++) {
    const wishes = await reaction.wishes(entry, after, around);
    const refused = await carryOutAll(casework, intake, wishes, [reaction.name, entry.caseId, entry.seq]);
    if (!refused) return;
    if (refused.code === "wrongState" && look < looks && wishes.every((wish) => "act" in wish)) continue;
    await casework.pool.query(
      "INSERT INTO follower_faults (follower, entry_id, fault) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [`reactions/${reaction.name}`, head.id, refused.message],
    );
    return;
  }
}

/**
 * Carries out what it can, and tells the first refusal. What is done to a case is known by the case and not by its place
 * in the list, which is another one when it is made again.
 */
async function carryOutAll(
  casework: Casework,
  intake: Intake,
  wishes: readonly Wish[],
  of: readonly [reaction: string, caseId: number, seq: number],
): Promise<Refusal | undefined> {
  let refused: Refusal | undefined;
  for (const [i, wish] of wishes.entries()) {
    const id = "act" in wish ? commandId(...of, wish.act, wish.caseId) : commandId(...of, i);
    try {
      await carryOut(casework, intake, wish, id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused ??= error;
    }
  }
  return refused;
}

async function carryOut(casework: Casework, intake: Intake, wish: Wish, id: string): Promise<void> {
  if ("open" in wish) {
    const parent = await findCase(casework.pool, wish.parentId);
    const inherited = parent?.sealedFrom ? { sealedFrom: parent.sealedFrom } : {};
    const { open: type, input, parentId } = wish;
    await intake({ type, input, parentId, actor: systemActor, commandId: id, ...inherited });
  } else
    await handle(casework, {
      caseId: wish.caseId,
      action: wish.act,
      input: wish.input,
      actor: systemActor,
      commandId: id,
    });
}

const surroundings = (casework: Casework): Surroundings => ({
  find: (caseId) => findCase(casework.pool, caseId),
  children: async (caseId, type) => {
    const { rows } = await casework.pool.query<CaseRow>(
      `SELECT ${caseColumns} FROM cases WHERE parent_id = $1 AND type = $2 ORDER BY id`,
      [caseId, type],
    );
    return rows.map(caseOf);
  },
});
