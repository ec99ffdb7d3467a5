import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** In ms: how long an orderly end may take, how long we wait for a supervisor to go, how often we look. */
const patience = 60_000;
const moment = 2_000;
const step = 25;

/** Notes that this process looks after the cluster of `home`. */
export function claim(home: string): void {
  writeFileSync(join(home, "supervisor.pid"), String(process.pid));
}

/**
 * Ends the server that a killed process left running on `cluster`, so that one supervisor has one server. Throws,
 * naming the process, where the supervisor lives: two servers on one folder would destroy it.
 */
export async function endLeftOver(home: string, cluster: string): Promise<void> {
  const pid = serverOf(cluster);
  if (pid === undefined) return;
  const supervisor = await livingSupervisor(home, cluster);
  if (supervisor !== undefined)
    throw new Error(
      `数据目录 ${home} 正由进程 ${supervisor} 使用（数据库进程 ${pid}）：请先停止它，或另选 DATA_DIR。` +
        ` The data in ${home} are in use by process ${supervisor} (database process ${pid}): stop it first, or choose another DATA_DIR.`,
    );
  if (serverOf(cluster) === pid) process.kill(pid, "SIGINT");
  for (let waited = 0; waited < patience && serverOf(cluster) !== undefined; waited += step) await sleep(step);
  if (serverOf(cluster) !== undefined)
    throw new Error(
      `遗留的数据库进程 ${pid} 无法停止，请手动停止。 The left-over database process ${pid} does not end: end it by hand.`,
    );
}

/** A supervisor that is just being stopped or killed is given a moment, so that a quick restart is not refused. */
async function livingSupervisor(home: string, cluster: string): Promise<number | undefined> {
  const supervisor = readPid(join(home, "supervisor.pid"));
  if (supervisor === undefined) return undefined;
  for (let waited = 0; waited < moment && supervisor !== process.pid; waited += step) {
    if (!isAlive(supervisor) || serverOf(cluster) === undefined) return undefined;
    await sleep(step);
  }
  return supervisor;
}

/** The process that runs on `cluster`; none where only the file of a dead one is left, whose number another may have now. */
function serverOf(cluster: string): number | undefined {
  const pid = readPid(join(cluster, "postmaster.pid"));
  return pid !== undefined && isAlive(pid) && commandOf(pid).includes(cluster) ? pid : undefined;
}

function readPid(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  return pid > 0 ? pid : undefined;
}

function commandOf(pid: number): string {
  try {
    if (existsSync("/proc/self/cmdline")) return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** A zombie, dead but not yet buried by its parent, still has a number. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/stat`;
    return !(existsSync(status) && /\) Z /u.test(readFileSync(status, "utf8")));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
