import { setTimeout as sleep } from "node:timers/promises";
import { headFile, openLog, openLogKeys } from "@wuxing/platform/log";
import { openVault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";

/** Integrates records as a server does, and prints each checkpoint after it was signed. To be killed. */
const [databaseUrl = "", folder = ""] = process.argv.slice(2);
const pool = openPool(databaseUrl, { role: "wuxing_server", max: 3 });
const vault = await openVault(pool);
const keys = await openLogKeys(pool, undefined, "127.0.0.1/log");
const parts = { pool, vault, procedures: new Map(), now: () => new Date().toISOString() };
const log = await openLog(parts, { keys, file: headFile(`${folder}/head`) }, (fault) => console.error(fault));
process.stdout.write("ready\n");
log.following.start();
for (let last = ""; ; ) {
  const note = (await log.public.newest())?.note ?? "";
  if (note !== last) process.stdout.write(`${JSON.stringify(note)}\n`);
  last = note;
  await sleep(5);
}
