import { z } from "zod";

/** What an exchange tells of a call: that it rings, is answered, has ended (docs/cti.md). */
export const callEvent = z.object({
  callId: z
    .string()
    .trim()
    .min(1, { error: "请给出通话编号 callId | Give the call's id in callId" })
    .max(120)
    .describe("the exchange's own id of the call: the same event told twice is taken once"),
  event: z.enum(["ringing", "answered", "ended"]),
  at: z.iso.datetime({ offset: true, error: "时间应为带时区的 ISO 8601 | The time is ISO 8601 with an offset" }),
  extension: z
    .string()
    .regex(/^\d{1,10}$/u, { error: "分机号应为 1–10 位数字 | An extension has 1 to 10 digits" })
    .optional()
    .describe("the telephone at which it rings or was answered"),
  from: z.string().trim().max(60).optional().describe("the caller's number; left out or no number: withheld"),
  recording: z
    .url({ protocol: /^https$/u, error: "录音地址应为 https 网址 | The recording's address is an https URL" })
    .max(500)
    .optional()
    .describe("where the recording can be heard; shown as a link, never fetched by this server"),
});

export type CallEvent = z.output<typeof callEvent>;
