import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, entriesOf, getCaseByNumber, handle } from "@wuxing/platform/casework";
import { z } from "zod";
import { notProvided } from "./Open311Fault.ts";

/** What FixMyStreet sends with an update; names, addresses, pictures and the state that the client thinks of are not kept. */
export const newUpdateBody = z.looseObject({
  jurisdiction_id: z.string().optional(),
  service_request_id: z.string().max(60).optional(),
  update_id: z.string().max(200).optional(),
  description: z.string().max(4000).optional(),
});

/**
 * A program adds to a request that it brought itself, with a token. The same update id is taken once. Gives the id under
 * which the update is shown. Throws Refusal and Open311Fault.
 */
export async function takeUpdate(
  platform: Platform,
  { service_request_id: number, update_id: id, description }: z.output<typeof newUpdateBody>,
  client: Actor | undefined,
): Promise<string> {
  if (!client) throw new Refusal("signInNeeded", t("补充情况需要令牌", "A token is needed to send updates"));
  if (!number) throw notProvided("service_request_id");
  if (!id) throw notProvided("update_id");
  if (!description?.trim()) throw notProvided("description");
  const found = await getCaseByNumber(platform.pool, number);
  const [opening] = await entriesOf(platform.pool, found.id);
  if (found.type !== "hotline.request" || opening?.actor.id !== client.id)
    throw new Refusal("notAllowed", t("只能补充自己提交的诉求", "Updates are taken for requests of your own alone"));
  const { entry } = await handle(platform.casework, {
    ...{ caseId: found.id, action: "addInformation", input: { note: description.slice(0, 2000) } },
    actor: { kind: "citizen", id: client.id, posts: [], proven: [found.id] },
    commandId: commandId("open311/update", client.id, number, id),
  });
  return `${number}/${entry.seq}`;
}
