import { randomUUID } from "node:crypto";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Change, RegisterCommand, RegisterFault } from "@wuxing/platform/registers";

export type Asked = readonly Change[];

/** A command of these changes, made today by the tests' clock. */
export const commandOf = (changes: Asked, actor: Actor): RegisterCommand => ({
  ...{ changes, actor, source: "测试", reason: "试", effectiveOn: "2026-11-02", commandId: randomUUID() },
});

/** Each fault as a line: the number of its change, its field, and the reason in Chinese. */
export const reasonsOf = (faults: readonly RegisterFault[]): string[] =>
  faults.map(({ change, field, reason }) => `${change}.${field} ${reason.zh}`);
