import type { AddressInfo } from "node:net";
import { areas } from "@wuxing/areas";
import { sampleOrigin } from "@wuxing/areas/attached";
import { compose } from "../../compose.ts";
import { askSampleAt } from "../../demo/sampleServices.ts";
import { testSecret } from "../../testSession.ts";
import { quick } from "./attachSamples.ts";

/** A whole server on a database that is there, which reaches the sample services where they run; prints where it listens. To be killed. */
const [databaseUrl = "", filesFolder = "", services = ""] = process.argv.slice(2);
const { http } = await compose({
  ...{ databaseUrl, areas, filesFolder, origin: "http://127.0.0.1", secret: testSecret },
  ...{ limits: false, demo: true, log: false },
  attached: { hosts: [{ origin: sampleOrigin, inner: true }], ask: askSampleAt(async () => services), patience: quick },
});
await http.listen({ host: "127.0.0.1", port: 0 });
process.stdout.write(`http://127.0.0.1:${(http.server.address() as AddressInfo).port}\n`);
