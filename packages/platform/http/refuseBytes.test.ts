import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttp } from "./createHttp.ts";
import type { Http } from "./Http.ts";

let http: Http;
let port: number;
beforeAll(async () => {
  http = await createHttp({ log: false, limited: false, errorPage: async () => "" });
  http.get("/things/:id", async () => "here");
  http.post("/things", async () => "taken");
  http.post("/form", async (request) => {
    let parts = 0;
    for await (const _part of request.parts()) parts++;
    return { parts };
  });
  await http.listen({ host: "127.0.0.1", port: 0 });
  port = (http.server.address() as AddressInfo).port;
});
afterAll(() => http.close());

/** Sends bytes and reads until the server closes. */
const said = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
  });

const host = "Host: x\r\n";
test.each([
  ["no HTTP", "hello\r\n\r\n", 400],
  ["two lengths", `POST /things HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
  [
    "a length beside chunks",
    `POST /things HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ["a head of more than 16 kB", `GET /things/1 HTTP/1.1\r\n${host}A: ${"a".repeat(17_000)}\r\n\r\n`, 431],
  ["an address of more than 16 kB", `GET /things/${"a".repeat(17_000)} HTTP/1.1\r\n${host}\r\n`, 431],
])("%s is answered in our own way, and the connection ends", async (_what, bytes, status) => {
  const answer = await said(bytes);
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `, "u"));
  expect(head).toContain("content-security-policy: default-src 'none'");
  expect(head).toContain("connection: close");
  expect(JSON.parse(body)).toMatchObject({ status, reason: { zh: expect.stringMatching(/\p{Script=Han}/u) } });
});

test.each(["/%zz", "/things/%c0%ae", `/things/${"a".repeat(300)}`])(
  "an address that no route can be looked up for: %s",
  async (url) => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`);
    expect([400, 404, 414]).toContain(answer.status);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  },
);

test("an address with letters that were not encoded is told so", async () => {
  expect(await said(`GET /things?q=食品 HTTP/1.1\r\n${host}\r\n`)).toContain("must be encoded");
});

test("who is slow or sends too much at once is cut off", () => {
  expect(http.server.headersTimeout).toBe(20_000);
  expect(http.server.requestTimeout).toBe(300_000);
  expect(http.server.timeout).toBe(120_000);
});

test("a form in parts that is cut off is the sender's matter and no fault of ours", async () => {
  const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nvalue\r\n';
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const send = (payload: string) => http.inject({ method: "POST", url: "/form", headers, payload });
  expect((await send(`${part}--x--\r\n`)).json()).toEqual({ parts: 1 });
  for (const cut of [part, part.slice(0, 20), `${part}--x\r\nContent-Dis`]) {
    const answer = await send(cut);
    expect([answer.statusCode, answer.json().code]).toEqual([400, "invalidInput"]);
  }
});
