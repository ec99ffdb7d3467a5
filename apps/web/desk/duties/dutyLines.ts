import { type Duty, isInForce } from "@wuxing/kernel/duties";
import type { Text } from "@wuxing/kernel/text";
import type { TopicView } from "../api/contract.ts";
import type { Duties } from "./contract.ts";

/** A topic as a line of the page: who answers today in the whole city, and where others do. */
export interface DutyLine {
  readonly topic: TopicView;
  readonly city: Duty | undefined;
  readonly local: readonly Duty[];
  /** Rows that begin later. */
  readonly ahead: number;
}

/** The lines of the topics that a word fits: by topic, group, or a unit's or place's name. */
export function dutyLines({ today, topics, rows }: Duties, words: string, nameOf: (code: string) => Text): DutyLine[] {
  const wanted = words.trim().toLowerCase();
  const byTopic = Map.groupBy(rows, ({ topic }) => topic);
  return topics.flatMap((topic) => {
    const own = byTopic.get(topic.code) ?? [];
    const now = own.filter((row) => isInForce(row, today));
    const line = {
      ...{ topic, city: now.find(isWhole), local: now.filter((row) => !isWhole(row)) },
      ahead: own.filter(({ since }) => since > today).length,
    };
    const names = now.flatMap(({ place, unit, joint }) => [place, unit, joint ?? ""].map(nameOf));
    const said = [topic.name, topic.group, ...names].flatMap(({ zh, en }) => [zh, en]);
    return [topic.code, ...said].join(" ").toLowerCase().includes(wanted) ? [line] : [];
  });
}

/** Whether a row is the whole city's: its code ends where a county's begins. */
const isWhole = ({ place }: Duty): boolean => /^\d{4}00$/u.test(place);
