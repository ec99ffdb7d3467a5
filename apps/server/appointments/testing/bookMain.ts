import type { AddressInfo } from "node:net";
import { areas } from "@wuxing/areas";
import { compose } from "../../compose.ts";
import { testSecret } from "../../testSession.ts";

/** A whole server on a database that is there, at a moment that stands still; prints where it listens. To be killed. */
const [databaseUrl = "", filesFolder = "", now = ""] = process.argv.slice(2);
const { http } = await compose({
  ...{ databaseUrl, areas, filesFolder, origin: "http://127.0.0.1", secret: testSecret },
  ...{ limits: false, demo: true, log: false, now: () => now },
});
await http.listen({ host: "127.0.0.1", port: 0 });
process.stdout.write(`http://127.0.0.1:${(http.server.address() as AddressInfo).port}\n`);
