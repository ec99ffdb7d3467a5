import type { Text } from "@wuxing/kernel/text";
import { shallowRef } from "vue";
import { ask } from "../api/ask.ts";
import type {
  DivisionView,
  Me,
  MeasureView,
  ProcedureView,
  TemplateView,
  TopicView,
  UnitView,
} from "../api/contract.ts";

/** What seldom changes is asked for once a page load, and asked again after a failure. */
function once<T>(path: string) {
  const known = shallowRef<T | null>(null);
  let asked: Promise<T> | undefined;
  const load = (): Promise<T> => {
    asked ??= ask<T>(path).then(
      (answer) => {
        known.value = answer;
        return answer;
      },
      (error) => {
        asked = undefined;
        throw error;
      },
    );
    return asked;
  };
  /** Asks anew: after a change that this page made itself. */
  const reload = (): Promise<T | undefined> => {
    asked = undefined;
    return load().catch(() => undefined);
  };
  return { known, load, reload };
}

export const me = once<Me>("/api/me");
const holdsOnly = (wanted: Me["posts"][number]["role"]): boolean => {
  const posts = me.known.value?.posts ?? [];
  return posts.length > 0 && posts.every(({ role }) => role === wanted);
};
/** Whether who looks holds posts, and every one of them is a social supervisor's: no case is then his to see. */
export const supervisorOnly = (): boolean => holdsOnly("supervisor");
/** Whether who looks keeps the registers and does nothing else: no case is then his to see either. */
export const administratorOnly = (): boolean => holdsOnly("administrator");

export const units = once<{ units: readonly UnitView[] }>("/api/units");
export const divisions = once<{ divisions: readonly DivisionView[] }>("/api/divisions");

export const procedures = once<{ procedures: readonly ProcedureView[] }>("/api/procedures");

export const measures = once<{ measures: readonly MeasureView[] }>("/api/figures/measures");

export const topics = once<{ topics: readonly TopicView[] }>("/api/hotline/topics");

export const templates = once<{ templates: readonly TemplateView[] }>("/api/templates");

/** The short name of a unit, or its code while the list is not there. */
export const unitName = (code: string): Text =>
  units.known.value?.units.find((unit) => unit.code === code)?.shortName ?? { zh: code, en: code };

export const divisionName = (code: string): Text =>
  divisions.known.value?.divisions.find((division) => division.code === code)?.name ?? { zh: code, en: code };

export const topicName = (code: string): Text =>
  topics.known.value?.topics.find((topic) => topic.code === code)?.name ?? { zh: code, en: code };
