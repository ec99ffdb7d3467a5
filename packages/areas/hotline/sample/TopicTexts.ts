/** What a sample text happens at; decides which invented names may fill {place}. */
export type PlaceKind = "road" | "community" | "village" | "school" | "shop" | "site" | "office";

/** Which invented shops may fill {shop}. */
export type ShopKind = "food" | "goods" | "club" | "class" | "clinic";

/**
 * Texts of one topic. Slots: {place} where · {shop} an invented shop · {time} time of day · {night} late · {long} since
 * when · {many} 3 to 9 · {minutes} · {fare} tens, {money} hundreds to thousands, {sum} tens of thousands of yuan ·
 * {day} the day promised (in `done`). All texts are written for this project.
 */
export interface TopicTexts {
  readonly place: PlaceKind;
  readonly shops?: ShopKind;
  /** How often the topic comes up beside the others; 2 unless given. */
  readonly weight?: number;
  /** Months (1–12) in which it comes up three times as often. */
  readonly peak?: readonly number[];
  readonly titles: readonly string[];
  /** What the citizen says happened: each is a whole story of its own. */
  readonly says: readonly string[];
  /** What the unit found on looking into it. */
  readonly found: readonly string[];
  /** What the unit did, or will do by {day}. */
  readonly done: readonly string[];
}

/** Texts by topic code. */
export type TextsByTopic = Readonly<Record<string, TopicTexts>>;
