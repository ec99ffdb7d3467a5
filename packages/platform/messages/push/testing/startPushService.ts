import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A push service of a test's own, on this machine: keeps what it is sent and answers as it is told. */
export interface PushService {
  readonly origin: string;
  readonly taken: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer }[];
  answerWith: (status: number) => void;
  readonly end: () => Promise<void>;
}

export async function startPushService(): Promise<PushService> {
  const taken: PushService["taken"] = [];
  let status = 201;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    taken.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(status).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const end = () => new Promise<void>((done) => void server.close(() => done()));
  const answerWith = (next: number): void => {
    status = next;
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, answerWith, end };
}
