import { type Checkpoint, parseCheckpoint } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import { parseNote, verifyNote } from "@wuxing/tlog/note";
import { sameHash } from "@wuxing/tlog/tree";
import { raiseAlarm } from "./alarm.ts";
import type { HeadFile } from "./headFile.ts";
import { findHead, type LogHead } from "./heads.ts";
import type { Log } from "./Log.ts";
import type { OpenTree } from "./openTree.ts";

/**
 * Compares the log with the checkpoint of the head file, before anything is signed: a database that was put back to an
 * older state does not lead to it. Raises the alarm then, by which nothing is signed any more.
 */
export async function checkHistory(log: Log, openTree: OpenTree, file: HeadFile): Promise<void> {
  const { keys, pool, now } = log;
  const known = knownHead(await file.read(), keys);
  if (!known) return;
  const head = await findHead(pool, keys.origin, "signed");
  const here = head?.size ?? 0;
  if (here >= known.size && (known.size === 0 || (head && (await leadsTo(openTree, head, known))))) return;
  await raiseAlarm(pool, keys.origin, {
    here: Math.min(here, known.size),
    known: known.size,
    source: "file",
    at: now(),
  });
}

/** What the file says, if it is of this log and one of its keys signed it: any other tells nothing. */
function knownHead(note: string | undefined, { origin, signers }: Log["keys"]): Checkpoint | undefined {
  if (note === undefined) return undefined;
  try {
    const read = parseNote(note);
    const known = parseCheckpoint(read.text);
    verifyNote(
      read,
      signers.map(({ key }) => key),
    );
    return known.origin === origin ? known : undefined;
  } catch (error) {
    if (error instanceof LogFault) return undefined;
    throw error;
  }
}

/** Whether the tree of a checkpoint begins with that of an earlier one. */
async function leadsTo(openTree: OpenTree, head: LogHead, { size, root }: Checkpoint): Promise<boolean> {
  try {
    return sameHash(await (await openTree(head)).root(size), root);
  } catch (error) {
    if (error instanceof LogFault) return false;
    throw error;
  }
}
