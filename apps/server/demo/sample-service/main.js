import { createServer, get } from "node:http";
import { answers } from "./answers.js";
import { faultOf, setFault, signing } from "./faults.js";
import { verifyCall } from "./verifyCall.js";

// Two departments' mobile services in one process of their own: plain JavaScript and nothing but Node, as small as it can
// be. It stands for a department's system in demonstrations and tests, and shows how little one needs (docs/attaching.md).

const { HOST = "127.0.0.1", PORT = "0", KEYS_URL = "", KEYS = "", FAULTS = "" } = process.env;
const bodyAtMost = 64 * 1024;

/** The gateway's public keys by their names: given, or fetched when one is named that is not known. */
const keys = new Map(KEYS ? JSON.parse(KEYS).map((key) => [key.kid, key]) : []);
let lastFetch = 0;

async function findKey(id) {
  if (!keys.has(id) && KEYS_URL && Date.now() - lastFetch > 50) {
    lastFetch = Date.now();
    for (const key of await fetchKeys()) keys.set(key.kid, key);
  }
  return keys.get(id);
}

// Not by `fetch`, which would take a third of this process's own memory for one small answer.
const fetchKeys = () =>
  new Promise((resolve) => {
    const asked = get(KEYS_URL, async (answer) => {
      const known = answer.statusCode === 200 ? JSON.parse((await bodyOf(answer)).toString()) : { keys: [] };
      resolve(known.keys);
    });
    asked.on("error", () => resolve([]));
  });

async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyAtMost) throw new RangeError("too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function say(response, status, body, signed = () => ({})) {
  const text = JSON.stringify(body);
  const type = { "content-type": "application/json; charset=utf-8" };
  response.writeHead(status, { ...type, ...signed({ status, text }) }).end(text);
}

async function answer(request, response) {
  const body = await bodyOf(request);
  const { pathname, searchParams } = new URL(request.url, "http://sample");
  if (FAULTS && pathname === "/faults") return say(response, 200, setFault(JSON.parse(body.toString())));
  const [, service = "", operation = "", detail = ""] = pathname.split("/");
  const refused = await verifyCall(request, body, service, findKey);
  if (refused) return say(response, 401, { reason: { zh: refused.zh, en: refused.en } });
  const fault = await faultOf(service, response);
  if (fault === "done") return undefined;
  const signed = signing(request, service, fault);
  if (fault === "shape") return say(response, 200, { wrong: 1 }, signed);
  const work = answers[service]?.[operation];
  if (!work) return say(response, 404, { reason: { zh: "没有这个操作", en: "No such operation" } }, signed);
  const given = {
    ...Object.fromEntries(searchParams),
    ...(body.length > 0 ? JSON.parse(body.toString()) : {}),
    detail,
    testMode: request.headers["test-mode"] === "?1",
  };
  const { status = 200, ...said } = work(given);
  return say(response, status, said.body, signed);
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => {
    if (!response.headersSent) say(response, 400, { reason: { zh: "请求读不出来", en: "The request cannot be read" } });
  });
});
server.listen(Number(PORT), HOST, () => {
  process.stdout.write(`${server.address().port}\n`);
});
// Ends with whoever started it: its input is closed when that one is gone, even if it was killed.
process.stdin
  .on("end", () => process.exit(0))
  .on("error", () => process.exit(0))
  .resume();
