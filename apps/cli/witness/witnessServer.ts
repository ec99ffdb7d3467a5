import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { formatVerifierKey } from "@wuxing/tlog/note";
import { addCheckpoint, type Witness } from "@wuxing/tlog/witness";
import { originHash, type WitnessFolder } from "./WitnessFolder.ts";

/** A checkpoint with a hundred large signatures and a proof of 63 hashes is far below. */
const longestBody = 256 * 1024;
const text = "text/plain; charset=utf-8";

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

/**
 * The HTTP interface of a witness (C2SP tlog-witness): `POST /add-checkpoint`, `GET /<hash of the origin>/checkpoint`, and at
 * `/` its key and the logs that it watches. `report` gets a line for each request to cosign.
 */
export function witnessServer(
  witness: Witness & { readonly store: WitnessFolder },
  report: (line: string) => void,
): Server {
  const server = createServer(async (request, response) => {
    try {
      send(response, await answer(witness, request, report));
    } catch (error) {
      report(`500 ${(error as Error).message}`);
      send(response, { status: 500, body: "the witness cannot read or write its memory\n" });
    }
  });
  server.requestTimeout = 20_000;
  server.headersTimeout = 10_000;
  server.maxConnections = 256;
  return server;
}

async function answer(
  witness: Witness & { readonly store: WitnessFolder },
  request: IncomingMessage,
  report: (line: string) => void,
): Promise<Answer> {
  const { method, url = "" } = request;
  if (url === "/add-checkpoint") {
    if (method !== "POST") return { status: 405, body: "POST only\n" };
    const body = await bodyOf(request);
    if (!body) return { status: 413, body: `a request has at most ${longestBody} bytes\n` };
    const reply = await addCheckpoint(witness, body);
    if (reply.status === 422) await witness.store.keepEvidence(body);
    report(`${reply.status} ${reply.status === 200 ? nameOf(body) : reply.body.trim()}`);
    return reply;
  }
  if (method !== "GET" && method !== "HEAD") return { status: 405, body: "GET only\n" };
  if (url === "/") return { status: 200, body: describe(witness) };
  const log = witness.policy.logs.find(({ key }) => url === `/${originHash(key.name)}/checkpoint`);
  const latest = log && (await witness.store.latest(log.key.name));
  return latest ? { status: 200, body: latest.note } : { status: 404, body: "nothing here\n" };
}

/** Origin and size of a checkpoint that was understood. */
const nameOf = (body: Uint8Array): string =>
  new TextDecoder().decode(body).split("\n\n")[1]?.split("\n").slice(0, 2).join(" ") ?? "";

const describe = ({ signer, policy }: Witness): string =>
  `witness ${formatVerifierKey(signer.key)}\n${policy.logs.map(({ key }) => `log ${formatVerifierKey(key)}\n`).join("")}`;

/** The body, or undefined where it is too long: the rest is then not read. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, type = text, body }: Answer): void {
  const close = status === 413 ? { connection: "close" } : {};
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body), ...close });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
