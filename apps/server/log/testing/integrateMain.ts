import { setTimeout as sleep } from "node:timers/promises";
import { areas } from "@wuxing/areas";
import { compose } from "../../compose.ts";

/** A server that does nothing but integrate, a few leaves at a time, and prints each checkpoint after it was signed. To be killed. */
const [databaseUrl = "", folder = ""] = process.argv.slice(2);
const server = await compose({
  databaseUrl,
  areas,
  filesFolder: folder,
  origin: "http://127.0.0.1",
  secret: undefined,
  logHeadFile: `${folder}/head`,
  demo: false,
  log: false,
});
process.stdout.write("ready\n");
server.follow();
for (let last = ""; ; ) {
  const note = (await server.platform.log.newest())?.note ?? "";
  if (note !== last) process.stdout.write(`${JSON.stringify(note)}\n`);
  last = note;
  await sleep(5);
}
