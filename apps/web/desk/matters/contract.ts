import type { Text } from "@wuxing/kernel/text";
import type { CaseLine, Named } from "@wuxing/kernel/views";

/** What the matter routes of `packages/areas/hotline` answer, as JSON. */
export type MatterLine = Pick<CaseLine, "number" | "title" | "stateTitle" | "unit" | "division" | "openedAt">;
export interface LikeMatter {
  readonly request: MatterLine & { readonly place: string | null };
  /** 0 to 1. */
  readonly likeness: number;
  readonly callers: number;
  readonly because: readonly string[];
}
export interface RequestMatter {
  readonly joinedTo: string | null;
  readonly joined: {
    readonly count: number;
    readonly href: string;
    readonly requests: readonly { readonly number: string; readonly title: string }[];
  };
  readonly mayJoin: boolean;
  readonly like: readonly LikeMatter[];
}

export interface Place {
  readonly division: Named;
  readonly count: number;
  readonly href: string;
}
export interface HotTopic {
  readonly topic: string | null;
  readonly name: Text | null;
  readonly count: number;
  readonly usual: number;
  readonly weeks: readonly number[];
  readonly href: string;
  readonly counties: readonly Place[];
  readonly places: readonly Place[];
}
export interface TopicAlarm {
  readonly name: Text;
  readonly county: Named | null;
  readonly span: "day" | "week";
  readonly firstDay: string;
  readonly lastDay: string;
  readonly count: number;
  readonly usual: number;
  readonly chance: number;
  readonly beganAt: string;
  readonly endedAt: string | null;
  readonly href: string;
}
export interface HotMatter {
  readonly lead: string | null;
  readonly count: number;
  readonly href: string | null;
  readonly requests: readonly MatterLine[];
}
export interface HotWeek {
  readonly first: string;
  readonly last: string;
  readonly topics: readonly HotTopic[];
  readonly matters: readonly HotMatter[];
  readonly alarms: readonly TopicAlarm[];
}
