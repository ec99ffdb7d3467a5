import type { Platform } from "@wuxing/platform/area";
import type { DrawWish } from "@wuxing/platform/draws";
import type { Http } from "@wuxing/platform/http";
import { transaction } from "@wuxing/platform/postgres";
import { z } from "zod";
import { coordinatorOf } from "./coordinatorOf.ts";
import { parseCommitments, parseFrame, parseOfficers, parseQuotas, parseRecusals } from "./parseLists.ts";

const list = z.string().max(4_000_000).default("");
const count = z.coerce.number({ error: "应为整数 | It must be a whole number" }).int().min(1).max(100_000);
const moment = z.iso.datetime({ offset: true, error: "请填写日期和时间 | Give a date and a time" });
const body = z.object({
  id: z.string().trim().max(64),
  title: z.string().trim().min(2, { error: "请写名称 | Give it a name" }).max(200),
  titleEn: z.string().trim().max(200).default(""),
  mode: z.enum(["open", "unannounced"]),
  frame: list,
  officers: list,
  recusals: list,
  quotas: list,
  commitments: list,
  perTarget: count,
  cap: count,
  apartUnits: z.boolean().default(false),
  beacon: z.enum(["drand", "dice"]),
  dueAt: moment,
  closeBy: moment.optional(),
});
type Body = z.infer<typeof body>;

/** Secrets must be laid open so long before chance speaks, in milliseconds, that their list is logged and witnessed; and so long after it must be drawn. */
const [revealBefore, drawWithin] = [300_000, 24 * 60 * 60 * 1000];
const minute = 60_000;
/** Enough for 66 bits. */
const tenSided = { sides: 10, throws: 20 };

/** A draw that no area prepares by itself: its lists are typed or pasted. */
export function prepareRoute(http: Http, { draws, pool }: Platform): void {
  http.post("/api/draws", { schema: { tags: ["Draws"], body }, bodyLimit: 8 * 1024 * 1024 }, async (request, reply) => {
    const { id: by } = coordinatorOf(request);
    const wish = wishOf(request.body, by);
    await transaction(pool, (client) => draws.prepare(client, wish));
    return reply.code(201).send({ id: wish.id });
  });
}

function wishOf(given: Body, by: string): DrawWish {
  const { id, title, titleEn, mode, perTarget, cap, apartUnits, beacon, dueAt, closeBy } = given;
  const due = Date.parse(dueAt);
  const commitments = parseCommitments(given.commitments);
  return {
    ...{ id, area: "desk", title: { zh: title, en: titleEn || title }, by },
    beacon: beacon === "drand" ? "drand" : tenSided,
    dueAt: new Date(due).toISOString(),
    revealUntil: new Date(due - (commitments.length > 0 ? revealBefore : minute)).toISOString(),
    drawBy: new Date(due + drawWithin).toISOString(),
    ...(closeBy === undefined ? {} : { closeBy: new Date(closeBy).toISOString() }),
    plan: {
      ...{ mode, perTarget, cap, apartUnits },
      frame: parseFrame(given.frame),
      officers: parseOfficers(given.officers),
      recusals: parseRecusals(given.recusals),
      quotas: parseQuotas(given.quotas),
      commitments,
    },
  };
}
