import { type Checkpoint, parseCheckpoint } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import { parseNote, verifyNote } from "@wuxing/tlog/note";
import { raiseAlarm } from "./alarm.ts";
import { hasGrownFrom } from "./hasGrownFrom.ts";
import type { HeadFile } from "./headFile.ts";
import { findHead, type LogHead } from "./heads.ts";
import type { Log } from "./Log.ts";
import type { OpenTree } from "./openTree.ts";
import { verifyEd25519 } from "./verifyEd25519.ts";

/**
 * Compares the log with the checkpoint of the head file: a database that was put back to an older state does not lead
 * to it. Raises the alarm then, and where the file cannot be read, by which nothing is signed any more. Otherwise gives
 * the newest checkpoint, if there is one, which the file may then hold. Called before anything is signed, and before
 * the file is written: what it says is never lost to a log that did not grow out of it.
 */
export async function checkHistory(log: Log, openTree: OpenTree, file: HeadFile): Promise<LogHead | undefined> {
  const { keys, pool, now } = log;
  // The file first: another server may sign meanwhile, and writes its file after that.
  const known = await knownHead(file, keys);
  const head = await findHead(pool, keys.origin, "signed");
  const here = head?.size ?? 0;
  if (known === "unreadable") {
    await raiseAlarm(pool, keys.origin, { here, known: 0, source: "unreadableFile", at: now() });
    return undefined;
  }
  if (known === undefined || (await hasGrownFrom(openTree, head, known))) return head;
  await raiseAlarm(pool, keys.origin, {
    here: Math.min(here, known.size),
    known: known.size,
    source: "file",
    at: now(),
  });
  return undefined;
}

/**
 * What the file says; undefined where there is none, or where it is whole and of another log, which tells nothing of this
 * one. What no key of this log has signed under its name is as bad as what cannot be read.
 */
async function knownHead(
  file: HeadFile,
  { origin, signers }: Log["keys"],
): Promise<Checkpoint | "unreadable" | undefined> {
  try {
    const note = await file.read();
    if (note === undefined) return undefined;
    const read = parseNote(note);
    const known = parseCheckpoint(read.text);
    const names = new Set([known.origin, ...read.signatures.map(({ name }) => name)]);
    if (!names.has(origin)) return undefined;
    verifyNote(
      read,
      signers.map(({ key }) => key),
      verifyEd25519,
    );
    return known.origin === origin ? known : "unreadable";
  } catch (error) {
    if (error instanceof LogFault || isOfSystem(error)) return "unreadable";
    throw error;
  }
}

/** Whether the system refused the file: no right to it, a folder in its place, a faulty disk. */
const isOfSystem = (error: unknown): boolean => error instanceof Error && "syscall" in error;
