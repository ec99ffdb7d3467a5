import type { FastifyReply, FastifyRequest } from "fastify";
import { type CitizenPortal, seeOther } from "../CitizenPortal.ts";
import { addressOf } from "../paging.ts";
import { applyView } from "./applyView.ts";
import type { Applying } from "./beginApplying.ts";

/** A draft of an item that ended: what was filled in, and what to do. Where nothing was, its guide says that it ended. */
export async function showEnded(
  { platform, show }: CitizenPortal,
  request: FastifyRequest,
  reply: FastifyReply,
  { version, endedOn, draft, applicant }: Applying,
  status = 200,
): Promise<FastifyReply> {
  const { item } = version;
  if (draft.id === "") return seeOther(reply, `/items/${item.code}`);
  const view = await applyView(platform, version, draft, applicant, { step: 3, errors: [], saved: false });
  const ended = { on: endedOn ?? "", guide: `/items/${item.code}`, others: addressOf("/items", { q: item.name.zh }) };
  return show(request, reply, "apply", { ...view, ended }, { personal: true, status, path: `/apply/${item.code}` });
}
