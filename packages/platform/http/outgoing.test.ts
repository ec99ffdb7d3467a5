import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPublic, OutgoingRefused, outgoing } from "./outgoing.ts";

let server: Server;
let origin: string;
let asked = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked++;
    if (request.url === "/away") return response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    if (request.url === "/large") return response.end(Buffer.alloc(1024 * 1024 + 1));
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () =>
      response.setHeader("x-type", request.headers["content-type"] ?? "").end(`${request.method} ${body}`),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test("an inner system that the configuration names is asked, and what it says is handed back", async () => {
  const ask = outgoing([{ origin, inner: true }]);
  const answer = await ask(`${origin}/token`, { method: "POST", body: new URLSearchParams({ a: "b" }) });
  expect([answer.status, await answer.text(), answer.headers.get("x-type")]).toEqual([
    200,
    "POST a=b",
    "application/x-www-form-urlencoded",
  ]);
});

test("nobody else is: not another port, not by a name in the address, not a neighbour", async () => {
  const ask = outgoing([
    { origin, inner: true },
    { origin: "https://id.example", inner: false },
  ]);
  const before = asked;
  for (const url of [
    "http://127.0.0.1:1/",
    origin.replace("http:", "https:"),
    origin.replace("127.0.0.1", "localhost"),
    origin.replace("127.0.0.1", "someone:secret@127.0.0.1"),
    "http://id.example/",
    "https://id.example.evil.example/",
    "https://id.example:8443/",
    "file:///etc/passwd",
    "data:text/plain,x",
  ])
    await expect(ask(url), url).rejects.toBeInstanceOf(OutgoingRefused);
  expect(asked).toBe(before);
});

test("a name from outside that stands for an address inside is not connected to", async () => {
  const { port } = new URL(origin);
  for (const host of ["localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"]) {
    const outside = `https://${host}:${port}`;
    const ask = outgoing([{ origin: outside, inner: false }]);
    await expect(ask(outside), host).rejects.toBeInstanceOf(OutgoingRefused);
  }
});

test("a redirect is handed back and not followed; an answer without end is given up", async () => {
  const ask = outgoing([{ origin, inner: true }]);
  const before = asked;
  expect((await ask(`${origin}/away`)).status).toBe(302);
  expect(asked).toBe(before + 1);
  await expect(ask(`${origin}/large`)).rejects.toThrow("too large");
});

test.each([
  ["8.8.8.8", true],
  ["2400:3200::1", true],
  ["10.1.2.3", false],
  ["100.64.0.1", false],
  ["127.8.8.8", false],
  ["169.254.169.254", false],
  ["172.31.255.255", false],
  ["172.32.0.1", true],
  ["192.168.1.1", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["0.0.0.0", false],
  ["::", false],
  ["::1", false],
  ["::ffff:10.0.0.1", false],
  ["::ffff:8.8.8.8", true],
  ["64:ff9b::a00:1", false],
  ["fc00::1", false],
  ["fe80::1", false],
  ["ff02::1", false],
  ["2001:db8::1", false],
  ["2002:a00:1::", false],
  ["not an address", false],
])("%s is public: %s", (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});
