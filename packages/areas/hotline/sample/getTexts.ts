import { environmentTexts } from "./environmentTexts.ts";
import { housingTexts } from "./housingTexts.ts";
import { safetyAndServiceTexts } from "./safetyAndServiceTexts.ts";
import { schoolAndHealthTexts } from "./schoolAndHealthTexts.ts";
import { streetTexts } from "./streetTexts.ts";
import type { TextsByTopic, TopicTexts } from "./TopicTexts.ts";
import { trafficTexts } from "./trafficTexts.ts";
import { utilityTexts } from "./utilityTexts.ts";
import { welfareAndRuralTexts } from "./welfareAndRuralTexts.ts";
import { workAndMarketTexts } from "./workAndMarketTexts.ts";

/** The texts of every topic, by topic code. */
export const allTexts: TextsByTopic = {
  ...streetTexts,
  ...trafficTexts,
  ...utilityTexts,
  ...environmentTexts,
  ...housingTexts,
  ...schoolAndHealthTexts,
  ...workAndMarketTexts,
  ...welfareAndRuralTexts,
  ...safetyAndServiceTexts,
};

/** The texts of one topic. Throws RangeError for a code that the topic tree does not have. */
export function getTexts(topic: string): TopicTexts {
  const texts = allTexts[topic];
  if (!texts)
    throw new RangeError(
      `没有事项分类“${topic}”的样例文本。No sample texts for topic “${topic}”: use a code of topics.ts.`,
    );
  return texts;
}
