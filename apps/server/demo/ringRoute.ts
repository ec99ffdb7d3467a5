import { randomUUID } from "node:crypto";
import { seatOf, takeCallEvent } from "@wuxing/areas/hotline";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { openReporter } from "@wuxing/platform/personal";

/**
 * In a demo there is no exchange: who sits at a telephone lets it ring himself. One of the made-up people calls who has an
 * open request, so that the desk shows what it finds of a caller.
 */
export function ringRoute(http: Http, platform: Platform): void {
  http.post("/api/demo/calls", { schema: { hide: true } }, async (request) => {
    const { id: username } = staffOf(request);
    const extension = await seatOf(platform.pool, username);
    if (extension === null)
      throw new Refusal("refused", t("请先填分机号就座", "Sit down at a telephone first: give its extension"));
    const from = await somebody(platform);
    const event = { callId: randomUUID(), event: "ringing", at: platform.casework.now(), extension, from } as const;
    return { id: await takeCallEvent(platform, "demo", event) };
  });
}

async function somebody({ pool, casework }: Platform): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT c.id FROM cases c JOIN reporters r ON r.case_id = c.id
     WHERE c.type = 'hotline.request' AND c.closed_at IS NULL AND r.masked_phone <> '' ORDER BY random() LIMIT 1`,
  );
  return rows[0] && (await openReporter(casework.vault, pool, rows[0].id))?.data.phone;
}
