import type { LabelledMessage, Message } from "@wuxing/kernel/dispatch";
import { type Text, t } from "@wuxing/kernel/text";
import { z } from "zod";

/** What is wrong with a line. */
export interface LineFault {
  readonly reason: Text;
}

const fields = { title: z.string().optional(), text: z.string().optional(), tokens: z.string().optional() };
const identifier = z.union([z.string(), z.number()]).optional();
const message = z
  .object({ ...fields, id: identifier })
  .refine(({ title, text, tokens }) => title !== undefined || text !== undefined || tokens !== undefined);
const labelled = message.and(z.object({ label: z.string().trim().min(1) }));

const asked = t(
  "要有 tokens（分好的词，以空格隔开），或 title、text，都是文字",
  "it needs tokens (words with blanks between), or title and text, each a string",
);

/** The message in a line of JSON, with the id it has. */
export function messageIn(line: string): { id?: string | number | undefined; message: Message } | LineFault {
  const value = jsonIn(line);
  if ("reason" in value) return value;
  const read = message.safeParse(value.json);
  return read.success ? { id: read.data.id, message: messageOf(read.data) } : { reason: asked };
}

/** The message with its topic in a line of JSON. */
export function labelledIn(line: string): { message: LabelledMessage } | LineFault {
  const value = jsonIn(line);
  if ("reason" in value) return value;
  const read = labelled.safeParse(value.json);
  if (read.success) return { message: { ...messageOf(read.data), label: read.data.label } };
  return {
    reason: t(`${asked.zh}；并有 label（类别）`, `${asked.en}; and label, the topic`),
  };
}

function jsonIn(line: string): { json: unknown } | LineFault {
  try {
    return { json: JSON.parse(line) };
  } catch {
    return {
      reason: t("不是一行完整的 JSON；每条诉求写成一行", "it is not whole JSON; write each message on one line"),
    };
  }
}

function messageOf({ title, text, tokens }: z.infer<typeof message>): Message {
  if (tokens !== undefined) return { tokens };
  return { ...(title === undefined ? {} : { title }), ...(text === undefined ? {} : { text }) };
}
