import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { importJWK, jwtVerify } from "jose";
import { acceptWebSocket, type TextSocket } from "./acceptWebSocket.ts";

/**
 * A push service of a test's own that real Firefoxes connect to (`dom.push.serverURL`): Mozilla's autopush protocol on a
 * WebSocket to the browser, RFC 8030 and 8292 by HTTP to who sends. It cannot read what it hands on.
 */
export interface Autopush {
  /** Of the addresses that it gives to browsers. */
  readonly origin: string;
  /** Where a browser connects. */
  readonly socketUrl: string;
  /** Addresses that browsers have asked for and not given back. */
  readonly endpoints: () => readonly string[];
  /** What was posted, with the status that it was answered with. */
  readonly posted: { readonly path: string; readonly body: Buffer; readonly status: number }[];
  /** What browsers said of messages: 100 shown to the page's worker, 101 not to be decrypted, 102 not delivered. */
  readonly acknowledged: number[];
  /** Breaks the lines of all browsers; they connect anew by themselves. */
  readonly cut: () => void;
  readonly end: () => Promise<void>;
}

interface Channel {
  readonly browser: string;
  /** The key that alone may send here, base64url without padding. */
  readonly key: string | undefined;
}

interface Kept {
  readonly channel: string;
  readonly version: string;
  readonly notification: object;
}

interface Service {
  readonly channels: Map<string, Channel>;
  readonly lines: Map<string, TextSocket>;
  /** Not acknowledged yet: given to a browser again when it connects again. */
  readonly kept: Map<string, Kept>;
  readonly acknowledged: number[];
}

/** What a browser says; each kind has fields of its own. */
interface Said {
  readonly messageType?: string;
  readonly uaid?: string;
  readonly channelID?: string;
  readonly key?: string;
  readonly updates?: readonly { readonly version: string; readonly code: number }[];
}

export async function startAutopush(): Promise<Autopush> {
  const service: Service = { channels: new Map(), lines: new Map(), kept: new Map(), acknowledged: [] };
  const posted: Autopush["posted"] = [];
  const addressOf = (channel: string): string => `${origin}/wpush/${channel}`;
  const server = createServer(async (request, response) => {
    const { status, body } = await take(service, request, origin);
    posted.push({ path: request.url ?? "", body, status });
    response.writeHead(status).end();
  });
  server.on("upgrade", (request, socket) => {
    let browser = "";
    const line = acceptWebSocket(
      request,
      socket,
      (text) => {
        const said = JSON.parse(text) as Said;
        if (said.messageType === "hello") browser = greet(service, line, said);
        else answer(service, line, browser, said, addressOf);
      },
      () => {
        if (service.lines.get(browser) === line) service.lines.delete(browser);
      },
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const cut = (): void => {
    for (const line of service.lines.values()) line.close();
  };
  return {
    ...{ origin, socketUrl: `ws://127.0.0.1:${port}/`, posted, acknowledged: service.acknowledged, cut },
    endpoints: () => [...service.channels.keys()].map(addressOf),
    end: () => {
      cut();
      return new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}

/** A browser that was here before, and says so, gets what came meanwhile. */
function greet({ channels, lines, kept }: Service, line: TextSocket, { uaid }: Said): string {
  const browser = uaid || randomUUID().replaceAll("-", "");
  lines.set(browser, line);
  line.send(JSON.stringify({ messageType: "hello", status: 200, uaid: browser, use_webpush: true, broadcasts: {} }));
  for (const { channel, notification } of kept.values())
    if (channels.get(channel)?.browser === browser) line.send(JSON.stringify(notification));
  return browser;
}

function answer(
  { channels, kept, acknowledged }: Service,
  line: TextSocket,
  browser: string,
  { messageType, channelID = "", key, updates = [] }: Said,
  addressOf: (channel: string) => string,
): void {
  // An empty message is a ping.
  if (messageType === undefined) line.send("{}");
  const done = { messageType, channelID, status: 200 };
  if (messageType === "register") {
    channels.set(channelID, { browser, key: key?.replaceAll("=", "") });
    line.send(JSON.stringify({ ...done, pushEndpoint: addressOf(channelID) }));
  }
  if (messageType === "unregister") {
    channels.delete(channelID);
    line.send(JSON.stringify(done));
  }
  if (messageType === "ack") for (const { version, code } of updates) if (kept.delete(version)) acknowledged.push(code);
}

/** Takes a message as a push service does: 410 for an address that was given back, 401 for another's signature. */
async function take(
  { channels, lines, kept }: Service,
  request: IncomingMessage,
  origin: string,
): Promise<{ status: number; body: Buffer }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const id = request.url?.split("/").at(-1) ?? "";
  const channel = channels.get(id);
  if (!channel) return { status: 410, body };
  const { ttl, "content-encoding": encoding, authorization = "" } = request.headers;
  if (ttl === undefined || encoding !== "aes128gcm" || body.length > 4096) return { status: 400, body };
  if (!(await isSigned(authorization, channel.key, origin))) return { status: 401, body };
  const version = randomUUID();
  const data = body.toString("base64url");
  const notification = {
    ...{ messageType: "notification", channelID: id, version, ttl: Number(ttl), data },
    headers: { encoding },
  };
  kept.set(version, { channel: id, version, notification });
  lines.get(channel.browser)?.send(JSON.stringify(notification));
  return { status: 201, body };
}

/** RFC 8292: by the key that the browser was told of, for this service, and not for longer than a day. */
async function isSigned(authorization: string, key: string | undefined, origin: string): Promise<boolean> {
  const [, token, by] = /^vapid t=([^,\s]+),\s*k=([^,\s]+)$/u.exec(authorization) ?? [];
  if (!token || !by || by !== key) return false;
  const point = Buffer.from(by, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const publicKey = await importJWK({ kty: "EC", crv: "P-256", x, y } as never, "ES256");
  const claims = await jwtVerify(token, publicKey, { audience: origin }).catch(() => undefined);
  return (claims?.payload.exp ?? Number.POSITIVE_INFINITY) <= Date.now() / 1000 + 24 * 60 * 60;
}
