import type { Text } from "@wuxing/kernel/text";
import type { Option } from "@wuxing/ui/forms";
import type { TopicView } from "../api/contract.ts";

/** Topics under their groups, for one select. */
export function topicGroups(topics: readonly TopicView[]): { label: Text; options: Option[] }[] {
  const groups = new Map<string, { label: Text; options: Option[] }>();
  for (const { code, name, group } of topics) {
    const under = groups.get(group.zh) ?? { label: group, options: [] };
    under.options.push({ value: code, label: name });
    groups.set(group.zh, under);
  }
  return [...groups.values()];
}
