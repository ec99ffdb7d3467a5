import type { Socket } from "node:net";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { problemOf } from "./problem.ts";
import { securityHeaders } from "./securityHeaders.ts";

interface Told {
  readonly line: string;
  readonly reason: Text;
}

const malformed: Told = { line: "400 Bad Request", reason: t("请求的格式不对", "The request is not well formed") };
const kinds: Readonly<Record<string, Told>> = {
  HPE_HEADER_OVERFLOW: {
    line: "431 Request Header Fields Too Large",
    reason: t("地址或请求头太长，请缩短后再试", "The address or the headers are too long; shorten them and try again"),
  },
  HPE_INVALID_URL: {
    line: "400 Bad Request",
    reason: t(
      "地址里有不能直接写的字符：中文等要按 UTF-8 转成 %E9 这样的编码",
      "The address holds characters that must be encoded: Chinese and the like as UTF-8 in the form %E9",
    ),
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    line: "413 Payload Too Large",
    reason: t("发来的内容太大", "What was sent is too large"),
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    line: "408 Request Timeout",
    reason: t("请求没有在限定时间内发完，请再试一次", "The request was not complete in time; try again"),
  },
};

/** Answers bytes that are no request we can read, past all routes, and closes the connection: nothing behind them is trusted. */
export function refuseBytes(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const { line, reason } = kinds[error.code ?? ""] ?? malformed;
  const problem = { ...problemOf(new Refusal("refused", reason)), status: Number(line.slice(0, 3)) };
  const body = Buffer.from(JSON.stringify(problem));
  const headers = {
    "content-type": "application/problem+json",
    "content-length": String(body.length),
    "cache-control": "no-store",
    connection: "close",
    ...securityHeaders,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${line}\r\n${head.join("")}\r\n`);
  socket.end(body, () => socket.destroy());
}
