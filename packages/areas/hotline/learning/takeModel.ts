import { createHash } from "node:crypto";
import { classifierOf, DispatchFault, type Model, modelIn } from "@wuxing/kernel/dispatch";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Pool } from "pg";
import { findTopic, suggestTopic } from "../topics.ts";
import { accuracyOf } from "./accuracyOf.ts";
import { confirmedRequests } from "./confirmedRequests.ts";
import { fewestMessages } from "./learnTopics.ts";
import { modelInUse } from "./modelInUse.ts";
import { forgetTeller } from "./tellerOf.ts";

/** Enough to compare by, few enough that a start does not wait. */
const mostCompared = 1000;
/** Unknown topics are named, so many of them. */
const mostNamed = 5;

/** What became of a model that was given. */
export interface ModelTaken {
  /** False where it told fewer topics rightly than the keywords, or than what was in use. */
  readonly used: boolean;
  /** On how many confirmed requests it was compared; 0 where there were too few. */
  readonly compared: number;
  /** The share told rightly by the model, and by the keywords, on those requests. */
  readonly accuracy: number | null;
  readonly keywords: number | null;
}

/**
 * Takes a model that was made by hand. It is compared with keywords and with the model in use on requests that people
 * confirmed, as the nightly ones are; where there are too few it is used if none that was learnt here is. A file that was
 * taken before is not judged again.
 * @throws DispatchFault for a file that is no model, was changed, or tells topics that this city does not have.
 */
export async function takeModel(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  file: Uint8Array,
): Promise<ModelTaken | "known"> {
  const model = modelIn(file);
  assertTopicsKnown(model);
  const given = createHash("sha256").update(file).digest("hex");
  const before = await pool.query("SELECT 1 FROM topic_models WHERE given = $1", [given]);
  if (before.rows.length > 0) return "known";
  const taken = await judged(pool, model);
  await pool.query(
    `INSERT INTO topic_models (made_at, messages, expectation, keywords, better, file, given)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [casework.now(), model.messages, JSON.stringify(model.expectation), taken.keywords, taken.used, file, given],
  );
  forgetTeller(pool);
  return taken;
}

async function judged(pool: Pool, model: Model): Promise<ModelTaken> {
  const inUse = await modelInUse(pool);
  const messages = await confirmedRequests(pool, mostCompared);
  if (messages.length < fewestMessages)
    return { used: inUse === undefined, compared: 0, accuracy: null, keywords: null };
  const right = (one: Model): number => {
    const classify = classifierOf(one);
    return accuracyOf(messages, (message) => classify(message).label);
  };
  const accuracy = right(model);
  // What was learnt here has seen these requests: it is judged by what it told of those kept out.
  const rival = inUse?.given ? right(modelIn(inUse.file)) : (inUse?.accuracy ?? 0);
  const keywords = accuracyOf(messages, ({ text = "" }) => suggestTopic(text)[0]?.topic.code);
  return { used: accuracy > Math.max(keywords, rival), compared: messages.length, accuracy, keywords };
}

function assertTopicsKnown({ labels }: Model): void {
  const unknown = labels.filter((label) => !findTopic(label));
  if (unknown.length === 0) return;
  const named = unknown.slice(0, mostNamed).join("、");
  throw new DispatchFault(
    t(
      `模型里有 ${unknown.length} 个主题不在本市的主题里（${named}）；请用主题编码（如 roads.lamp）作 label 重新训练`,
      `${unknown.length} topics of the model are none of this city's (${named}); train it anew with the codes of topics (such as roads.lamp) as labels`,
    ),
  );
}
