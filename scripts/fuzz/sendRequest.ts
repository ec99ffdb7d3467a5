import { Agent, request as ask, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import type { FuzzRequest } from "./FuzzRequest.ts";

export interface Answer {
  /** 0: the connection was closed without an answer, as happens to what is not HTTP. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const patience = 20_000;
const longest = 4 * 1024 * 1024;

/** Sends a request and reads the whole answer. Rejects where there is none, but for bytes that are not HTTP. */
export const sendRequest = (port: number, request: FuzzRequest): Promise<Answer> =>
  request.raw ? sendRaw(port, request.raw) : sendHttp(port, request);

function sendHttp(port: number, request: FuzzRequest, again = false): Promise<Answer> {
  const { method, path, headers, body } = request;
  return new Promise((resolve, reject) => {
    const length: Record<string, string> = body ? { "content-length": String(body.length) } : {};
    const sent = ask({ agent, host: "127.0.0.1", port, method, path, headers: { ...headers, ...length } }, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= longest) chunks.push(chunk);
      });
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() }),
      );
      answer.on("error", reject);
    });
    sent.setTimeout(patience, () => sent.destroy(new Error("no answer in time")));
    sent.on("error", (error: NodeJS.ErrnoException) => {
      // The server had ended a kept connection just as it was used again: nothing of the request was looked at.
      const stale = sent.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
      if (stale && !again) sendHttp(port, request, true).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}

/** Until the server closes, or says nothing more for a while after its answer. */
function sendRaw(port: number, raw: Buffer): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    const done = (): void => {
      socket.destroy();
      const status = Number(/^HTTP\/1\.1 (\d{3})/u.exec(said)?.[1] ?? 0);
      resolve({ status, headers: {}, body: said.slice(said.indexOf("\r\n\r\n") + 4) });
    };
    socket.setTimeout(400, done);
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
    });
    socket.on("close", done);
    socket.on("error", done);
    socket.end(raw);
  });
}
