import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** The server's end of a WebSocket (RFC 6455), as far as a browser's push connection needs it: short texts, whole. */
export interface TextSocket {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const [textFrame, closeFrame, pingFrame, pongFrame] = [1, 8, 9, 10];

/** Answers an upgrade (`server.on("upgrade")`) and hands on each text that comes. A text in pieces ends the connection. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  onText: (text: string) => void,
  onEnd: () => void,
): TextSocket {
  const accept = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${guid}`).digest("base64");
  const protocol = request.headers["sec-websocket-protocol"]?.split(",")[0]?.trim();
  const lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
  lines.push(`Sec-WebSocket-Accept: ${accept}`, ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []));
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  let received = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (let frame = readFrame(received); frame; frame = readFrame(received)) {
      received = received.subarray(frame.length);
      if (frame.kind === textFrame && frame.whole) onText(frame.payload.toString());
      else if (frame.kind === pingFrame) socket.write(frameOf(pongFrame, frame.payload));
      else if (frame.kind !== pongFrame) socket.end(frameOf(closeFrame, frame.payload.subarray(0, 2)));
    }
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", onEnd);
  return {
    send: (text) => void socket.write(frameOf(textFrame, Buffer.from(text))),
    close: () => void socket.destroy(),
  };
}

interface Frame {
  readonly kind: number;
  readonly whole: boolean;
  readonly payload: Buffer;
  /** Of header and payload. */
  readonly length: number;
}

/** The first frame, as a browser sends it (masked); undefined until all of it has come. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const begin = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < begin + 4) return undefined;
  const size = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
  const length = begin + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(begin, begin + 4);
  const payload = bytes.subarray(begin + 4, length).map((byte, at) => byte ^ (mask[at % 4] as number));
  const head = bytes.readUInt8(0);
  return { kind: head & 0x0f, whole: (head & 0x80) !== 0, payload: Buffer.from(payload), length };
}

/** A frame as a server sends it, at most 65,535 bytes: a push message has 4,096 and a little around it. */
function frameOf(kind: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | kind, payload.length])
      : Buffer.from([0x80 | kind, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}
