import type { Instant } from "@wuxing/kernel/calendar";
import { commitmentKind, type DrawFile, type Shortfall, type TargetProof } from "@wuxing/kernel/draw";
import type { Text } from "@wuxing/kernel/text";
import { submitRecord } from "@wuxing/platform/log";
import type { Vault } from "@wuxing/platform/personal";
import type { PoolClient } from "pg";
import type { DrawPick } from "./Draw.ts";
import { addPicks } from "./drawRows.ts";
import { keepFrame } from "./frameRows.ts";
import { type DrawSecret, sealSecret } from "./secretOf.ts";

/** A draw of the past for the demo city, worked out beforehand. */
interface SeededDraw {
  readonly area: string;
  /** Says that it is demo data: its commitment goes into the log now, so it is not proven to have been there before. */
  readonly title: Text;
  readonly file: Pick<DrawFile, "plan" | "commitment" | "beacon" | "sealed">;
  readonly by: string;
  readonly beaconFrom: string;
  readonly preparedAt: Instant;
  readonly revealUntil: Instant;
  readonly dueAt: Instant;
  readonly drawBy: Instant;
  readonly drawnAt: Instant;
  readonly closeBy?: Instant;
  readonly closedAt?: Instant | null;
  /** Null for an unannounced draw until its close. */
  readonly shortfalls: readonly Shortfall[] | null;
  /** Of an unannounced draw: what is kept until its close, and at it the proofs. */
  readonly secret?: DrawSecret;
  readonly proofs?: readonly TargetProof[] | undefined;
  /** What may be seen of it, in the order in which it came to be. */
  readonly picks: readonly DrawPick[];
}

/** Writes a draw as it would stand after these times, as the owner of the database and in his transaction. */
export async function saveSeededDraw(client: PoolClient, vault: Vault, seeded: SeededDraw): Promise<void> {
  const { area, title, by, file, secret, shortfalls, proofs, picks } = seeded;
  const { frame, ...plan } = file.plan;
  const record = await submitRecord(client, commitmentKind, { ...file.commitment });
  const json = (value: unknown): string | null => (value ? JSON.stringify(value) : null);
  await client.query(
    `INSERT INTO draws (id, area, title, mode, plan, commitment, prepared_by, record_id, beacon, beacon_from, sealed,
       secret, shortfalls, proofs, prepared_at, reveal_until, due_at, draw_by, drawn_at, close_by, closed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      ...[plan.id, area, title, plan.mode, json(plan), json(file.commitment), by, record],
      ...[json(file.beacon), seeded.beaconFrom, json(file.sealed), secret ? sealSecret(vault, plan.id, secret) : null],
      ...[json(shortfalls), json(proofs), seeded.preparedAt, seeded.revealUntil, seeded.dueAt, seeded.drawBy],
      ...[seeded.drawnAt, seeded.closeBy ?? null, seeded.closedAt ?? null],
    ],
  );
  await keepFrame(client, plan.id, frame);
  await addPicks(client, plan.id, picks);
}
