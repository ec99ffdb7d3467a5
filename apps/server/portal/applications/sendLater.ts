import type { FastifyReply, FastifyRequest } from "fastify";
import { seeOther } from "../CitizenPortal.ts";
import type { Show } from "../Pages.ts";
import { readForm } from "../readForm.ts";

/** The session is over: what was written goes back with the page, to be sent to `action` once he has signed in beside it. */
export async function sendLater(
  show: Show,
  request: FastifyRequest,
  reply: FastifyReply,
  { action, pathOf }: { readonly action: string; readonly pathOf: (step: string | undefined) => string },
): Promise<FastifyReply> {
  const { values, all } = await readForm(request);
  const words = Object.keys(values)
    .filter((name) => name !== "csrf")
    .flatMap((name) => all(name).map((value) => ({ name, value })));
  const path = pathOf(values.step);
  if (words.length === 0) return seeOther(reply, `/mine/sign-in?next=${encodeURIComponent(path)}`);
  const view = { action, words, signIn: path, files: request.isMultipart() };
  return show(request, reply, "applyLater", view, { personal: true, status: 401, path });
}
