import { type MatterSums, none, type Sum } from "./sums.ts";

export type What = "peerLacks" | "weLack" | "notAlike";

export interface Difference {
  readonly what: What;
  readonly ours: number;
  readonly theirs: number;
}

/** A side that knows nothing of a matter. */
const nothing = { sent: none, delivered: none, received: none };
const same = (a: Sum, b: Sum): boolean => a.count === b.count && a.hash === b.hash;

/**
 * What the two sides do not hold alike of a matter. What has been received lies between what was delivered and what was
 * sent; while messages are under way that is no difference.
 */
export function differencesOf(ours: MatterSums | undefined, theirs: MatterSums | undefined): Difference[] {
  const [mine, his] = [ours ?? nothing, theirs ?? nothing];
  const there = oneWay(mine, his.received);
  const here = oneWay(his, mine.received);
  return [
    ...(there === "lacks"
      ? [{ what: "peerLacks", ours: mine.delivered.count, theirs: his.received.count } as const]
      : []),
    ...(here === "lacks" ? [{ what: "weLack", ours: mine.received.count, theirs: his.delivered.count } as const] : []),
    ...(there === "other" ? [{ what: "notAlike", ours: mine.sent.count, theirs: his.received.count } as const] : []),
    ...(here === "other" && there !== "other"
      ? [{ what: "notAlike", ours: mine.received.count, theirs: his.sent.count } as const]
      : []),
  ];
}

function oneWay({ sent, delivered }: Pick<MatterSums, "sent" | "delivered">, received: Sum): "" | "lacks" | "other" {
  if (same(received, sent) || same(received, delivered)) return "";
  if (received.count < delivered.count) return "lacks";
  const underWay = sent.count > delivered.count && received.count < sent.count;
  return underWay ? "" : "other";
}
