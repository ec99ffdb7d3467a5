import type { Random } from "@wuxing/platform/testing/city";

const host = "Host: 127.0.0.1\r\n";
const many = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

/** Requests at the edge of HTTP/1.1 or beyond it: smuggling, wrong lengths, too much of everything, other protocols. */
const openings: readonly string[] = [
  "GET / HTTP/9.9\r\n\r\n",
  "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
  "GET / HTTP/1.1\r\n\r\n",
  `GET /\u0000 HTTP/1.1\r\n${host}\r\n`,
  `GET /../../etc/passwd HTTP/1.1\r\n${host}\r\n`,
  `GET //evil.example/%2e%2e HTTP/1.1\r\n${host}\r\n`,
  `GET http://evil.example/ HTTP/1.1\r\n${host}\r\n`,
  `GET * HTTP/1.1\r\n${host}\r\n`,
  `GET /?a=\u00e9\u00ff HTTP/1.1\r\n${host}\r\n`,
  `CONNECT 127.0.0.1:22 HTTP/1.1\r\n${host}\r\n`,
  `GET / HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
  `GET / HTTP/1.1\r\n${host}Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n`,
  `GET / HTTP/1.1\r\n${host}Expect: 100-continue\r\n\r\n`,
  `GET / HTTP/1.1\r\n${host}Expect: something\r\n\r\n`,
  `GET / HTTP/1.1\r\n${host}A: b\u0000c\r\n\r\n`,
  `GET / HTTP/1.1\r\n${host} folded: x\r\n\r\n`,
  `GET / HTTP/1.1\n${host}\n`,
  `GET /?${"a".repeat(20_000)} HTTP/1.1\r\n${host}\r\n`,
  `GET / HTTP/1.1\r\n${host}Big: ${"a".repeat(20_000)}\r\n\r\n`,
  `GET / HTTP/1.1\r\n${host}${many(2500, (i) => `H${i}: x\r\n`)}\r\n`,
  `POST /say HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`,
  `POST /say HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde`,
  `POST /say HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n`,
  `POST /say HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx`,
  `POST /say HTTP/1.1\r\n${host}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  `POST /say HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 999999999999\r\n\r\n{}`,
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
  "SSH-2.0-OpenSSH_9.6\r\n",
  "\r\n\r\n\r\n",
];

/** Bytes as they are to be sent: an opening of these, sometimes with a byte changed or cut off. */
export function notQuiteHttp(random: Random): Buffer {
  const bytes = Buffer.from(random.pick(openings), "latin1");
  if (random.chance(0.3)) bytes[random.int(bytes.length)] = random.int(256);
  return random.chance(0.2) ? bytes.subarray(0, 1 + random.int(bytes.length)) : bytes;
}
