import { Worker } from "node:worker_threads";
import type { Expectation, LabelledMessage } from "@wuxing/kernel/dispatch";
import type { Platform } from "@wuxing/platform/area";
import type { Pool } from "pg";
import { suggestTopic } from "../topics.ts";
import { forgetTeller } from "./tellerOf.ts";

/** The newest requests say how people speak now, and a night is not for ever. */
const mostMessages = 20_000;
/** From fewer nothing is learnt that the keywords do not know. */
const fewestMessages = 200;
/** A topic with fewer requests cannot be told, nor judged. */
const fewestOfTopic = 5;
/** Kept to look back at; the newest is used. */
const modelsKept = 7;

/** What a night's learning came to; undefined where there were too few confirmed requests. */
export interface Learnt {
  readonly messages: number;
  readonly expectation: Expectation;
  /** The accuracy of the keywords on the same requests. */
  readonly keywords: number;
  readonly better: boolean;
}

/**
 * Learns topics anew from the closed requests whose topic a person confirmed at dispatch, so that each correction
 * teaches. The model is used only if it tells topics better than the keywords, on requests that it had not seen.
 */
export async function learnTopics({
  pool,
  casework,
}: Pick<Platform, "pool" | "casework">): Promise<Learnt | undefined> {
  const messages = await confirmedRequests(pool);
  if (messages.length < fewestMessages || new Set(messages.map(({ label }) => label)).size < 2) return undefined;
  const { file, expectation } = await trainApart(messages);
  const right = messages.filter(({ text, label }) => suggestTopic(text ?? "")[0]?.topic.code === label).length;
  const keywords = right / messages.length;
  const better = expectation.accuracy > keywords;
  await pool.query(
    `INSERT INTO topic_models (made_at, messages, expectation, keywords, better, file) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (made_at) DO NOTHING`,
    [casework.now(), messages.length, JSON.stringify(expectation), keywords, better, file],
  );
  await pool.query(
    `DELETE FROM topic_models WHERE made_at NOT IN (SELECT made_at FROM topic_models ORDER BY better DESC, made_at DESC LIMIT ${modelsKept})`,
  );
  forgetTeller(pool);
  return { messages: messages.length, expectation, keywords, better };
}

/** Texts as they stand in the cases: names and numbers of people were hidden before they were written. */
async function confirmedRequests(pool: Pool): Promise<LabelledMessage[]> {
  const { rows } = await pool.query<{ text: string; label: string }>(
    `SELECT data->>'text' AS text, data->>'topic' AS label FROM cases
     WHERE type = 'hotline.request' AND state = 'closed' AND data->>'topicConfirmed' = 'true'
     ORDER BY closed_at DESC LIMIT ${mostMessages}`,
  );
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  return rows.filter(({ label }) => (counts.get(label) ?? 0) >= fewestOfTopic);
}

function trainApart(messages: readonly LabelledMessage[]): Promise<{ file: Uint8Array; expectation: Expectation }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./trainingMain.ts", import.meta.url), { workerData: messages });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the training ended without a model")));
  });
}
