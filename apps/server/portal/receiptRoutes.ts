import { notFound } from "@wuxing/kernel/procedure";
import { receiptCodes, type SealedField } from "@wuxing/kernel/record";
import type { Platform } from "@wuxing/platform/area";
import { entriesOf, procedureOf } from "@wuxing/platform/casework";
import { firmOfCase } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { EntryReceiptView } from "../../web/portal/views.ts";
import { qrPath } from "../account/qrPath.ts";
import { checkpointView, cosignersOf, leafHashText } from "./logViews.ts";
import { isOwnEntry } from "./ownEntry.ts";
import type { Ownership } from "./ownership.ts";
import { askForProof, findOwnRequest, type OwnRequest } from "./ownRequest.ts";
import type { Show } from "./Pages.ts";
import { qrPicture } from "./qrPicture.ts";

const params = z.object({ number: z.string().max(60), seq: z.coerce.number().int().min(1).max(1_000_000) });
const config = { rateLimit: { max: 60, timeWindow: "1 minute" } };

/** Receipts of what the reader himself did in his own case: a page with the codes for paper, and the file. */
export function receiptRoutes(http: Http, platform: Platform, owned: Ownership, origin: string, show: Show): void {
  const schema = { hide: true, params };
  http.get("/follow/:number/receipts/:seq", { schema, config }, async (request, reply) => {
    const { number, seq } = request.params;
    const asked = await findOwnRequest(platform, owned, request, number);
    if (!asked) return askForProof(reply, number);
    const view = await receiptView(platform, asked, seq, origin);
    return show(request, reply, "entryReceipt", view, { personal: true });
  });

  http.get("/follow/:number/receipts/:seq/file", { schema, config }, async (request, reply) => {
    const { number, seq } = request.params;
    const asked = await findOwnRequest(platform, owned, request, number);
    if (!asked) return askForProof(reply, number);
    await ownEntry(platform, asked, seq);
    const proven = await platform.log.receipt(asked.found.id, seq, await openedFor(platform, asked));
    // Not yet in the log: the page says so.
    if (!proven) return reply.header("cache-control", "no-store").redirect(`/follow/${number}/receipts/${seq}`, 303);
    return reply
      .type("application/json; charset=utf-8")
      .headers({
        "cache-control": "no-store",
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName(asked, seq))}`,
      })
      .send(`${JSON.stringify(proven.receipt, null, 1)}\n`);
  });
}

const fileName = ({ found }: OwnRequest, seq: number): string => `回执-${found.number}-${seq}.json`;

/** What a receipt opens: what its holder said and in which case; the phone too, but not to others of a firm. */
async function openedFor({ pool }: Platform, { own }: OwnRequest): Promise<readonly SealedField[]> {
  return (await firmOfCase(pool, own.root.id)) ? ["case", "input"] : ["case", "input", "reporter"];
}

async function ownEntry({ pool }: Platform, { own, found }: OwnRequest, seq: number) {
  const entry = (await entriesOf(pool, found.id)).find((one) => one.seq === seq);
  if (!entry || !isOwnEntry(entry, own.root)) throw notFound();
  return entry;
}

async function receiptView(
  platform: Platform,
  asked: OwnRequest,
  seq: number,
  origin: string,
): Promise<EntryReceiptView> {
  const entry = await ownEntry(platform, asked, seq);
  const { open, actions } = procedureOf(platform.casework, entry.type);
  const { number } = asked.found;
  const view = {
    number,
    followHref: `/follow/${asked.own.root.number}`,
    what: (seq === 1 ? open : actions[entry.action])?.title ?? open.title,
    at: entry.at,
  };
  const proven = await platform.log.receipt(asked.found.id, seq, await openedFor(platform, asked));
  if (!proven) return view;
  const { receipt, leaf } = proven;
  const { witnessed, names } = cosignersOf(platform.log, leaf.head);
  const address = `${origin}/log/leaf/${leaf.index}/${leafHashText(leaf.record)}`;
  return {
    ...view,
    proven: {
      fileHref: `/follow/${number}/receipts/${seq}/file`,
      fileName: fileName(asked, seq),
      index: leaf.index,
      checkpoint: checkpointView(leaf.head),
      witnessed,
      witnesses: names,
      // All of one receipt: a later checkpoint's codes would not fit to those that were printed before.
      codes: await Promise.all((receiptCodes(receipt) ?? []).map(qrPicture)),
      place: { ...(await qrPath(address)), address },
    },
  };
}
