import { type Following, takeTurns } from "@wuxing/platform/casework";
import { policyOf } from "@wuxing/tlog/policy";
import { findAlarm } from "./alarm.ts";
import { checkHistory } from "./checkHistory.ts";
import type { HeadFile } from "./headFile.ts";
import { integrator } from "./integrate.ts";
import { type Log, type Logged, logOf } from "./Log.ts";
import type { LogKeys } from "./LogKeys.ts";
import { openTrees } from "./openTree.ts";
import { type PublicLog, publicLog } from "./PublicLog.ts";
import { isBehind } from "./position.ts";
import { type Witnessing, witnessRound } from "./witnessing.ts";

export interface LogOptions {
  readonly keys: LogKeys;
  /** The witnesses to ask and their quorum; absent: none. */
  readonly witnesses?: Witnessing | undefined;
  /** Where the newest checkpoint is kept beside the database; absent: nowhere. */
  readonly file?: HeadFile | undefined;
}

export interface RunningLog {
  readonly log: Log;
  readonly public: PublicLog;
  /** Integrates what is committed, in turns. */
  readonly following: Following;
  /** Asks the witnesses, in turns. */
  readonly witnessing: Following;
}

/**
 * The log of a server. Before anything is signed it is compared with what was signed before (`checkHistory`), and again
 * before the head file is written; whoever starts `following` afterwards learns of an alarm by `public.alarm`.
 */
export async function openLog(
  casework: Logged,
  { keys, witnesses, file }: LogOptions,
  onFault: (fault: unknown) => void,
): Promise<RunningLog> {
  const log = logOf(casework, keys);
  const openTree = openTrees(log.pool);
  if (file) await checkHistory(log, openTree, file);
  const integrateNext = integrator(log);
  let begun = false;
  const work = async (): Promise<number> => {
    // Two small queries where nothing is new; the first time there may be a checkpoint to sign, of nothing or by a new key.
    if (begun && !(await isBehind(log.pool))) return 0;
    begun = true;
    const { read, head } = await integrateNext();
    const kept = head && file && (await checkHistory(log, openTree, file));
    if (kept) await file?.write(kept.note);
    return read;
  };
  const nothingLeft = async (): Promise<boolean> =>
    !(await isBehind(log.pool)) || (await findAlarm(log.pool, keys.origin)) !== undefined;
  const own = policyOf(keys.signers.map(({ key }) => key));
  const policy = witnesses ? { ...witnesses.policy, logs: own.logs } : own;
  const askAll = async (): Promise<number> => {
    if (witnesses) await witnessRound(log, openTree, { ...witnesses, policy });
    return 0;
  };
  return {
    log,
    public: publicLog(log, policy, openTree),
    following: takeTurns({ work, nothingLeft, every: 400, rest: 0 }, onFault),
    witnessing: takeTurns({ work: askAll, nothingLeft: async () => true, every: 1000, rest: 0 }, onFault),
  };
}
