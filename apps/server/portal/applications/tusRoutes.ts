import type { Upload } from "@wuxing/platform/files";
import type { Http } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { photoAtMost } from "../readForm.ts";
import { takePieces, tusHeaders, uploadHeaders } from "./tus.ts";

/** What a form of the portal says of the files that it takes by pieces. */
export interface TusForm {
  /** The page that the form is on, with its parameters, such as `/apply/:code`. */
  readonly page: string;
  readonly params: z.ZodObject;
  /** Each throws Refusal, also where the form is not of who asks. */
  readonly announce: (request: FastifyRequest) => Promise<Upload>;
  readonly own: (request: FastifyRequest) => Promise<Upload>;
  readonly take: (request: FastifyRequest) => Promise<Upload>;
  readonly drop: (upload: Upload) => Promise<void>;
}

/** Uploads by tus 1.0: its core, creation, expiration, termination. */
export function tusRoutes(http: Http, { page, params, announce, own, take, drop }: TusForm): void {
  const address = `${page}/uploads`;
  const schema = { hide: true, params };
  http.options(address, { schema }, (_request, reply) =>
    reply
      .headers({ ...tusHeaders, "tus-version": "1.0.0", "tus-max-size": photoAtMost })
      .code(204)
      .send(),
  );
  http.post(address, { schema }, async (request, reply) => {
    const upload = await announce(request);
    const location = `${request.url.split("?")[0]}/${upload.id}`;
    return reply
      .headers({ ...uploadHeaders(upload), location })
      .code(201)
      .send();
  });
  http.register(async (pieces) => {
    takePieces(pieces);
    const one = { schema: { hide: true, params: params.extend({ id: z.uuid() }) } };
    pieces.head(`${address}/:id`, one, async (request, reply) =>
      reply.headers(uploadHeaders(await own(request))).send(),
    );
    pieces.patch(`${address}/:id`, one, async (request, reply) =>
      reply
        .headers(uploadHeaders(await take(request)))
        .code(204)
        .send(),
    );
    pieces.delete(`${address}/:id`, one, async (request, reply) => {
      await drop(await own(request));
      return reply.headers(tusHeaders).code(204).send();
    });
  });
}
