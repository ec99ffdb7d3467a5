import { Worker } from "node:worker_threads";
import type { Expectation, LabelledMessage } from "@wuxing/kernel/dispatch";
import type { Platform } from "@wuxing/platform/area";
import { suggestTopic } from "../topics.ts";
import { accuracyOf } from "./accuracyOf.ts";
import { confirmedRequests } from "./confirmedRequests.ts";
import { modelInUse } from "./modelInUse.ts";
import { forgetTeller } from "./tellerOf.ts";
import type { Trained } from "./trainingMain.ts";

/** The newest requests say how people speak now, and a night is not for ever. */
const mostMessages = 20_000;
/** From fewer nothing is learnt that the keywords do not know. */
export const fewestMessages = 200;
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
  /** The accuracy of a model that was given by hand, on the same requests, where one is in use. */
  readonly given: number | undefined;
  readonly better: boolean;
}

/**
 * Learns topics anew from the closed requests whose topic a person confirmed at dispatch, so that each correction
 * teaches. The model is used only if it tells topics better than the keywords, and than a model given by hand that is in use,
 * on requests that it had not seen.
 */
export async function learnTopics({
  pool,
  casework,
}: Pick<Platform, "pool" | "casework">): Promise<Learnt | undefined> {
  const messages = ofTopicsWithEnough(await confirmedRequests(pool, mostMessages));
  if (messages.length < fewestMessages || new Set(messages.map(({ label }) => label)).size < 2) return undefined;
  const inUse = await modelInUse(pool);
  const { file, expectation, given } = await trainApart(messages, inUse?.given ? inUse.file : undefined);
  const keywords = accuracyOf(messages, ({ text = "" }) => suggestTopic(text)[0]?.topic.code);
  const better = expectation.accuracy > Math.max(keywords, given ?? 0);
  await pool.query(
    `INSERT INTO topic_models (made_at, messages, expectation, keywords, better, file) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (made_at) DO NOTHING`,
    [casework.now(), messages.length, JSON.stringify(expectation), keywords, better, file],
  );
  await pool.query(
    `DELETE FROM topic_models WHERE made_at NOT IN (SELECT made_at FROM topic_models ORDER BY better DESC, made_at DESC LIMIT ${modelsKept})`,
  );
  forgetTeller(pool);
  return { messages: messages.length, expectation, keywords, given, better };
}

function ofTopicsWithEnough(messages: readonly LabelledMessage[]): LabelledMessage[] {
  const counts = new Map<string, number>();
  for (const { label } of messages) counts.set(label, (counts.get(label) ?? 0) + 1);
  return messages.filter(({ label }) => (counts.get(label) ?? 0) >= fewestOfTopic);
}

function trainApart(messages: readonly LabelledMessage[], given: Uint8Array | undefined): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./trainingMain.ts", import.meta.url), { workerData: { messages, given } });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the training ended without a model")));
  });
}
