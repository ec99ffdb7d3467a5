import type { UnitPhrase } from "./unitPhrases.ts";

const remark =
  /(?:列|排|排列|排名|位列|名列|第|首)(?:在)?[^。;()\n]{0,14}(?:为|是|系|即为)(?:主要|工作|总)?牵头|(?:第一|首个|首位)[^。;()\n]{0,8}(?:为|是)(?:主要)?牵头/u;

/**
 * From where on the first unit of a list leads, because the text says so (`列第一位者为牵头单位,下同`): from the phrase that
 * holds the remark on, from the start where the remark stands before or after all phrases, Infinity if there is none.
 */
export function firstIsLead(folded: string, phrases: readonly UnitPhrase[]): number {
  const at = remark.exec(folded)?.index;
  if (at === undefined) return Number.POSITIVE_INFINITY;
  const naming = phrases.filter((phrase) => phrase.units.length > 0);
  const holder = naming.findLast((phrase) => phrase.start <= at);
  if (!holder || holder === naming.at(-1)) return 0;
  return holder.start;
}
