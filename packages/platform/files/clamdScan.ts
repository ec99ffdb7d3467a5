import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Looks for malware in a file's bytes. Rejects where no verdict could be had. */
export type Scan = (content: Readable) => Promise<"clean" | "infected">;

const patience = 60_000;

/**
 * Scans by a ClamAV daemon at `host:port` or at the path of a socket, with its command INSTREAM: each chunk with its
 * length before it, a length of zero at the end. The daemon's StreamMaxLength must be as large as a file may be.
 */
export const clamdScan =
  (address: string): Scan =>
  async (content) => {
    const socket = open(address);
    try {
      const said = answerOf(socket);
      // Its failure is met below; until then nobody waits for it.
      said.catch(() => undefined);
      await Promise.race([pipeline(content, framed, socket, { end: false }), said]);
      return verdict(await said);
    } finally {
      socket.destroy();
      content.destroy();
    }
  };

function open(address: string): Socket {
  const tcp = /^(.+):(\d+)$/u.exec(address);
  const socket = tcp ? connect(Number(tcp[2]), tcp[1] ?? "") : connect(address);
  socket.setTimeout(patience, () => socket.destroy(new Error("the scanner did not answer in time")));
  return socket;
}

async function* framed(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from("zINSTREAM\0");
  for await (const chunk of source) {
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** All that the daemon says until its NUL, or until it closes. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
      if (said.endsWith("\0")) resolve(said.slice(0, -1));
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error(`the scanner closed the connection: ${said}`)));
  });
}

function verdict(said: string): "clean" | "infected" {
  if (/: OK$/u.test(said)) return "clean";
  if (/ FOUND$/u.test(said)) return "infected";
  throw new Error(`the scanner gave no verdict: ${said}`);
}
