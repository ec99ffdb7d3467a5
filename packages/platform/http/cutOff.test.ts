import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** A server that keeps what is sent to it, and a sender whose line breaks in the middle of it. */
const program = `
  import { connect } from "node:net";
  import { setTimeout as sleep } from "node:timers/promises";
  import { pipeline } from "node:stream/promises";
  import { Writable } from "node:stream";
  import { createHttp } from ${JSON.stringify(join(import.meta.dirname, "createHttp.ts"))};
  const http = await createHttp({ log: true, limited: false, errorPage: async ({ reason }) => reason.zh });
  const came = Promise.withResolvers();
  const sink = () => new Writable({ write: (chunk, encoding, done) => { came.resolve(); done(); } });
  http.post("/file", async (request) => {
    const part = await request.file();
    await pipeline(part.file, sink());
    return {};
  });
  http.post("/parts", async (request) => {
    for await (const part of request.parts()) if (part.type === "file") await pipeline(part.file, sink());
    return {};
  });
  http.post("/ours", async () => { throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }); });
  await http.listen({ port: 0, host: "127.0.0.1" });
  const { port } = http.server.address();
  const send = async (path, begun) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(\`POST \${path} HTTP/1.1\\r\\nHost: a\\r\\nSec-Fetch-Site: same-origin\\r\\nContent-Type: multipart/form-data; boundary=b\\r\\nContent-Length: 100000\\r\\n\\r\\n\${begun}\`);
    await sleep(150);
    socket.destroy();
    await sleep(150);
  };
  const form = '--b\\r\\nContent-Disposition: form-data; name="f"; filename="a.jpg"\\r\\n\\r\\n' + "x".repeat(2000);
  await send("/file", form);
  await send("/parts", form);
  await http.inject({ method: "POST", url: "/ours", headers: { "sec-fetch-site": "same-origin" } });
  await http.close();
`;

test("an upload whose sender has gone is his doing and no fault of ours; a broken line to elsewhere is", () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", program], {
    encoding: "utf8",
    cwd: import.meta.dirname,
    env: { ...process.env, LOG_LEVEL: "info" },
  });
  expect(status, stderr).toBe(0);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { level: number; msg: string; route?: string });
  const cut = lines.filter(({ msg }) => msg === "cut off");
  expect(cut.map(({ level, route }) => [level, route])).toEqual([
    [30, "/file"],
    [30, "/parts"],
  ]);
  expect(lines.filter(({ level }) => level >= 50).map(({ route }) => route)).toEqual(["/ours"]);
});
