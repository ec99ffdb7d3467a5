import { ChainFault } from "@wuxing/platform/anchors";
import { passDeadlines, verifyReplay } from "@wuxing/platform/casework";
import { verifyLog } from "@wuxing/platform/log";
import { eraseDue } from "@wuxing/platform/personal";
import { replayRegisters } from "@wuxing/platform/registers";
import { PgBoss } from "pg-boss";
import type { Composed } from "./compose.ts";

/**
 * Work by the clock, on one server at a time: deadlines, terms of draws and waiting files every minute, the replay of all entries, the sweeping of unclaimed files
 * and the erasing of personal data whose term has ended every night.
 * pg-boss keeps its own schema, as the owner of the database.
 */
export async function scheduleWork(databaseUrl: string, composed: Composed): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 2 });
  const { http, platform } = composed;
  boss.on("error", (fault) => http.log.error({ err: fault }, "jobs"));
  await boss.start();
  const every = async (name: string, cron: string, work: () => Promise<void>): Promise<void> => {
    await boss.createQueue(name);
    await boss.schedule(name, cron, null, { tz: "Asia/Shanghai" });
    await boss.work(name, { pollingIntervalSeconds: 20 }, work);
  };
  await every("deadlines", "* * * * *", async () => {
    await passDeadlines(platform.casework);
  });
  await every("draws", "* * * * *", async () => {
    const alarms = await platform.draws.passDeadlines();
    if (alarms > 0) http.log.error({ alarms }, "terms of draws that have passed");
  });
  for (const { name, cron, work } of composed.jobs) await every(name, cron, () => work(platform));
  await every("replay", "30 2 * * *", async () => {
    const report = await verifyReplay(platform.casework);
    const level = report.differing.length > 0 ? "error" : "info";
    http.log[level]({ cases: report.cases, entries: report.entries, differing: report.differing }, "replay");
    const registers = await replayRegisters(platform.pool);
    http.log[registers.differing.length > 0 ? "error" : "info"](registers, "replay of the registers");
  });
  await every("verifyLog", "0 1 * * *", async () => {
    const { leaves, findings, count } = await verifyLog(composed.log.log);
    http.log[count > 0 ? "error" : "info"]({ leaves, count, findings: findings.slice(0, 20) }, "check of the log");
  });
  await every("scanFiles", "* * * * *", async () => {
    const { clean, infected } = await platform.files.scan();
    if (infected > 0) http.log.warn({ clean, infected }, "infected files removed");
  });
  await every("sweepFiles", "0 3 * * *", async () => {
    await platform.files.sweep();
  });
  await every("sweepSessions", "30 3 * * *", composed.sweep);
  await every("eraseDue", "0 4 * * *", async () => {
    const erased = await eraseDue(platform.pool, platform.casework.almanac.rules, platform.casework.now());
    http.log.info({ erased }, "personal data whose term has ended");
  });
  const { anchor } = composed;
  if (anchor)
    await every("anchors", "* * * * *", async () => {
      const outcome = await anchor();
      if (outcome instanceof ChainFault) http.log[isOfHistory(outcome) ? "error" : "warn"]({ err: outcome }, "anchors");
    });
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) };
}

/** The chain remembers another log than this one. */
const isOfHistory = ({ code }: ChainFault): boolean => ["ahead", "forked", "lost"].includes(code);
