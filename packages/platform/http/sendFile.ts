import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

interface Sent {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly content: Readable;
}

/** Sends what somebody once uploaded: to be saved, never to be shown as a page of ours, and kept by nobody on the way. */
export const sendFile = (reply: FastifyReply, { name, mediaType, size, content }: Sent): FastifyReply =>
  reply
    .type(mediaType)
    .headers({
      "cache-control": "no-store",
      "content-length": size,
      "content-security-policy":
        "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
    .send(content);
