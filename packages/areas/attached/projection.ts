import type { Projection } from "@wuxing/platform/casework";
import { readDocument } from "@wuxing/platform/gateway";
import type { ServiceData } from "./ServiceData.ts";
import { isLive } from "./service.ts";

/** Services as they are found by name and unit, with the operations of the document by which calls are made. */
export const serviceProjection: Projection = {
  type: "attached.service",
  apply: async (client, _entry, after) => {
    const data = after.data as unknown as ServiceData;
    const { server, answerKeys, operations } =
      data.live === undefined ? { server: null, answerKeys: [], operations: [] } : await readDocument(data.live);
    await client.query(
      `INSERT INTO attached_services (case_id, number, name, title, unit, state, server, answer_keys, operations, live,
         attached_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, server = excluded.server,
         answer_keys = excluded.answer_keys, operations = excluded.operations, live = excluded.live, attached_at = excluded.attached_at`,
      [
        ...[after.id, after.number, data.name, JSON.stringify({ zh: data.title, en: data.titleEn }), data.unit],
        ...[after.state, server, JSON.stringify(answerKeys), JSON.stringify(operations)],
        ...[isLive({ state: after.state, data }), data.attachedAt ?? null],
      ],
    );
  },
};
