import { registerNames } from "@wuxing/platform/registers";
import { z } from "zod";

const change = z.strictObject({
  register: z.enum(registerNames as [(typeof registerNames)[number], ...typeof registerNames]),
  key: z.string().min(1).max(200),
  after: z.record(z.string(), z.unknown()).nullable(),
});

/** What a page sends to change registers: several changes that belong together, and on what they rest. */
export const registerBody = z.strictObject({
  commandId: z.uuid(),
  changes: z.array(change).min(1).max(400),
  source: z.string().trim().min(1, { error: "请写明依据 | Please say on what it rests" }).max(200),
  reason: z.string().trim().max(400).default(""),
  effectiveOn: z.iso.date(),
});
