import { parseCheckpoint } from "@wuxing/tlog/checkpoint";
import { parseNote, verifyNote } from "@wuxing/tlog/note";
import { sameHash } from "@wuxing/tlog/tree";
import { type LogAlarm, raiseAlarm } from "./alarm.ts";
import type { HeadFile } from "./headFile.ts";
import { findHead } from "./heads.ts";
import type { Log } from "./Log.ts";
import type { OpenTree } from "./openTree.ts";

/**
 * Compares the log with the checkpoint of the head file, before anything is signed: a database that was put back to an
 * older state does not lead to it. Raises the alarm then, by which nothing is signed any more.
 */
export async function checkHistory(log: Log, openTree: OpenTree, file: HeadFile): Promise<void> {
  const note = await file.read();
  if (note === undefined) return;
  const { keys, pool, now } = log;
  const read = parseNote(note);
  const known = parseCheckpoint(read.text);
  // Of another log, such as the one that this one has replaced, or by nobody's signature of ours: tells nothing.
  if (known.origin !== keys.origin) return;
  const signed = verifyNote(read, keys.signers.map(({ key }) => key));
  if (signed.length === 0) return;
  const head = await findHead(pool, keys.origin, "signed");
  const here = head?.size ?? 0;
  const alarm: LogAlarm = { here, known: known.size, source: "file", at: now() };
  if (here < known.size) return raiseAlarm(pool, keys.origin, alarm);
  if (!head || known.size === 0) return;
  const root = await (await openTree(head)).root(known.size);
  if (!sameHash(root, known.root)) await raiseAlarm(pool, keys.origin, { ...alarm, here: known.size });
}
