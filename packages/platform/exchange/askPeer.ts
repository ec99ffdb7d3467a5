import type { ZodType, z } from "zod";
import type { ExchangeParts } from "./Exchange.ts";
import { digestOfQuestion, heardFrom, statementSchema } from "./statement.ts";

/** Asks the peer and gives what he answered, if he signed it as an answer to this very question. Throws for anything else. */
export async function askPeer<Schema extends ZodType>(
  { settings, ask }: Pick<ExchangeParts, "settings" | "ask">,
  path: "messages" | "sums" | "resend" | "files",
  question: object,
  schema: Schema,
): Promise<z.output<Schema>> {
  const given = statementSchema.parse(JSON.parse(await ask(`${settings.url}/${path}`, JSON.stringify(question))));
  const heard = heardFrom(settings, given);
  if (!heard) throw new Error("the answer is not signed by the peer");
  if (heard.re !== digestOfQuestion(question)) throw new Error("the answer is to another question");
  return schema.parse(heard.said);
}
