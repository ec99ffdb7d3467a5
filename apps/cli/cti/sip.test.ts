import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { clientRegister } from "@wuxing/platform/clients";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../../server/testServer.ts";
import { CallForwarder } from "./CallForwarder.ts";
import { ctiServer } from "./ctiServer.ts";

/**
 * A call by SIP: a telephone of sipp's rings another one through Kamailio, which tells the adapter, which tells the
 * webhook, and the agent's desk learns of it.
 */
const arch = process.arch === "arm64" ? "aarch64" : "x86_64";
const programs = ["/usr/sbin/kamailio", "/usr/bin/sipp", `/usr/lib/${arch}-linux-gnu/kamailio/modules/http_client.so`];
const absent = programs.filter((path) => !existsSync(path));
if (absent.length > 0)
  console.log(
    `SIP call not tried: ${absent.join(", ")} is missing (apt-get install kamailio kamailio-utils-modules sip-tester)`,
  );

let server: TestServer;
let forwarder: CallForwarder;
let adapter: ReturnType<typeof ctiServer>;
let folder: string;
const told: string[] = [];
beforeAll(async () => {
  server = await testServer();
  folder = await mkdtemp(join(tmpdir(), "wuxing-sip-"));
  const clients = clientRegister(server.platform.pool, server.platform.casework.now);
  const { id, secret } = await clients.create("admin1", { name: "话务平台", unit: null, role: null, scopes: ["cti"] });
  const origin = await server.http.listen({ port: 0, host: "127.0.0.1" });
  forwarder = new CallForwarder({ server: origin, id, secret }, (line) => told.push(line));
  adapter = ctiServer(forwarder).listen(0, "127.0.0.1");
  await once(adapter, "listening");
}, 60_000);
afterAll(async () => {
  adapter.close();
  await forwarder.stop();
  await server.end();
  await rm(folder, { recursive: true, force: true });
});
const adapterPort = (): number => (adapter.address() as AddressInfo).port;
const calls = async () =>
  (
    await server.platform.pool.query(
      "SELECT call_id, extension, phone_masked, answered_at IS NOT NULL AS answered, ended_at IS NOT NULL AS ended FROM calls ORDER BY told_at",
    )
  ).rows;

async function freePort(): Promise<number> {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  return port;
}

test("the adapter passes events on in order, asks again while the server is away, and drops what is refused", async () => {
  const tell = (event: object) =>
    fetch(`http://127.0.0.1:${adapterPort()}/`, { method: "POST", body: JSON.stringify(event) });
  const callId = randomUUID();
  expect((await tell({ event: "ringing" })).status).toBe(400);
  expect((await tell({ callId, event: "nonsense" })).status).toBe(202);
  for (const event of ["ringing", "answered", "ended"])
    expect((await tell({ callId, event, extension: "8009", from: "13900002222" })).status).toBe(202);
  await expect
    .poll(async () => (await calls()).find((one) => one.call_id === callId))
    .toMatchObject({
      ...{ extension: "8009", phone_masked: "139****2222", answered: true, ended: true },
    });
  expect(told.join()).toContain("nonsense");
  await server.platform.pool.query("DELETE FROM client_tokens");
  const again = randomUUID();
  await tell({ callId: again, event: "ringing", extension: "8009" });
  await expect.poll(async () => (await calls()).some((one) => one.call_id === again), { timeout: 5000 }).toBe(true);
});

describe.skipIf(absent.length > 0)("a call by SIP", () => {
  test("rings at the agent's desk, is answered and ends", async () => {
    const cookie = await signedIn(server, "agent1");
    const seat = {
      method: "POST",
      url: "/api/calls/seat",
      headers: { cookie },
      payload: { extension: "8001" },
    } as const;
    expect((await server.http.inject(seat)).statusCode).toBe(200);
    const current = async () =>
      (await server.http.inject({ url: "/api/calls/current", headers: { cookie } })).json().call;
    const [sip, phones] = [await freePort(), await freePort()];
    const kamailio = spawn(
      "/usr/sbin/kamailio",
      [
        ...[
          "-f",
          join(import.meta.dirname, "kamailio.cfg"),
          "-DD",
          "-E",
          "-m",
          "16",
          "-M",
          "4",
          "-w",
          folder,
          "-Y",
          folder,
        ],
        ...["-A", `SIP_PORT=${sip}`, "-A", `PHONES=${phones}`, "-A", `ADAPTER=${adapterPort()}`],
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let said = "";
    kamailio.stderr.on("data", (chunk) => {
      said += String(chunk);
    });
    const quiet = ["-nostdin", "-i", "127.0.0.1", "-m", "1", "-timeout", "20"];
    const phone = spawn("/usr/bin/sipp", ["-sn", "uas", "-p", String(phones), ...quiet], {
      stdio: "ignore",
      cwd: folder,
    });
    const scenario = join(import.meta.dirname, "testing/call.xml");
    const call = [`127.0.0.1:${sip}`, "-sf", scenario, "-s", "8001", "-key", "caller", "13900001234", ...quiet];
    try {
      // sipp asks again until the server is up; it ends with 0 once every step of its story has come.
      const calling = promisify(execFile)("/usr/bin/sipp", call, { cwd: folder });
      await expect.poll(async () => (await current())?.state, { timeout: 15_000 }).toBe("ended");
      await calling;
      expect(await current()).toMatchObject({ from: "139****1234", answeredAt: expect.any(String) });
      expect((await calls()).at(-1)).toMatchObject({ extension: "8001", answered: true, ended: true });
    } catch (error) {
      throw new Error(`the SIP server said: ${said}`, { cause: error });
    } finally {
      phone.kill();
      kamailio.kill();
      await once(kamailio, "exit");
    }
  }, 40_000);
});
