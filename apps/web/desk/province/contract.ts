import { type Text, t } from "@wuxing/kernel/text";

/** A message that was exchanged, without its content. */
export interface RecentMessage {
  readonly id: string;
  readonly direction: "out" | "in";
  readonly subject: string;
  readonly caseNumber: string | null;
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly state: string;
}

/** A message that cannot go on by itself. */
export interface DeadLetter extends Omit<RecentMessage, "state"> {
  readonly fault: string;
  readonly since: string;
  readonly behind: number;
}

export interface LineState {
  readonly fault: string | null;
  readonly faultSince: string | null;
  readonly nextAt: string | null;
  readonly waitingOut: number;
  readonly waitingIn: number;
  readonly oldestOut: string | null;
  readonly reconciledAt: string | null;
  readonly compared: number;
  readonly differences: readonly {
    readonly subject: string;
    readonly caseNumber: string | null;
    readonly what: string;
    readonly ours: number;
    readonly theirs: number;
    readonly foundAt: string;
  }[];
}

export const stateTitles: Readonly<Record<string, Text>> = {
  waiting: t("等待", "Waits"),
  delivered: t("已送达", "Delivered"),
  applied: t("已办", "Done"),
  dead: t("待处理", "Needs somebody"),
  settled: t("人工办结", "Settled by hand"),
};

/** What the routes of a line answer. */
export type LineView =
  | { readonly connected: false }
  | {
      readonly connected: true;
      readonly state: LineState;
      readonly letters: readonly DeadLetter[];
      readonly recent: readonly RecentMessage[];
      readonly kindTitles: Readonly<Record<string, Text>>;
    };

export const whatTitles: Readonly<Record<string, Text>> = {
  peerLacks: t("对方少了，已重发", "The other side lacks some; sent again"),
  weLack: t("我们少了，已请对方重发", "We lack some; asked for again"),
  notAlike: t("内容不一致，需要人工核对", "Not alike; to be looked at by people"),
};
