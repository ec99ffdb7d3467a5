import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { partQuestion } from "./attachment.ts";
import { keyName } from "./keys.ts";
import { type Answer, messageSchema, signedSchema } from "./Message.ts";
import type { Exchange } from "./openExchange.ts";
import { digestOfQuestion, heardFrom, type Statement, statementOf, statementSchema } from "./statement.ts";
import { sumsQuestion } from "./sums.ts";

const minute = 60_000;
/** A question older than this is not answered: whoever recorded it could ask again for ever. */
const freshFor = 10 * minute;
const config = { rateLimit: { max: 6000, timeWindow: "1 minute" } };
const bodyLimit = 8 * 1024 * 1024;
const tags = ["Exchange"];

/** What the peer calls. Who calls is known by signatures alone. */
export function exchangeRoutes(http: Http, exchange: Exchange): void {
  const { settings, reader, now } = exchange;
  const base = `/exchange/${settings.peer}`;
  const answer = (question: unknown, said: object) => statementOf(settings, now(), said, digestOfQuestion(question));
  const response = { 200: statementSchema };

  const known = signedSchema.extend({ message: messageSchema.extend({ body: reader.body }) });
  // Each is read by itself, as it came: a message that cannot be read must not hold up the others, nor be changed by reading.
  const items = z.toJSONSchema(known, { io: "input", unrepresentable: "any" });
  const body = z.object({ messages: z.array(z.unknown()).max(100).meta({ items }) });
  http.post(
    `${base}/messages`,
    { config, bodyLimit, schema: { tags, summary: "Take messages, each signed by its sender", body, response } },
    async (request) => answer(request.body, { answers: await takeEach(exchange, request.body.messages) }),
  );
  http.post(
    `${base}/sums`,
    { config, schema: { tags, summary: "Counts and hashes by matter", body: statementSchema, response } },
    async (request) => {
      const said = asked(exchange, request.body);
      return answer(request.body, await exchange.sumsOf(parsed(sumsQuestion, said)));
    },
  );
  http.post(
    `${base}/files`,
    { config, schema: { tags, summary: "A part of a file that a message named", body: statementSchema, response } },
    async (request) => {
      const said = asked(exchange, request.body);
      return answer(request.body, await exchange.filePart(parsed(partQuestion, said)));
    },
  );
  http.post(
    `${base}/resend`,
    { config, schema: { tags, summary: "Send everything of these matters again", body: statementSchema, response } },
    async (request) => {
      const { subjects } = parsed(z.object({ subjects: z.array(z.string()).max(500) }), asked(exchange, request.body));
      return answer(request.body, { resent: await exchange.resend(subjects) });
    },
  );
  http.get(`${base}/keys.json`, { schema: { tags, summary: "The public keys of this side (RFC 8037)" } }, () => ({
    keys: settings.own.publicKeys.map((x) => ({ kty: "OKP", crv: "Ed25519", x, kid: keyName(x), use: "sig" })),
  }));
}

async function takeEach(exchange: Exchange, given: readonly unknown[]): Promise<Answer[]> {
  const read = given.map((one) => signedSchema.safeParse(one));
  const taken = await exchange.take(read.flatMap((one) => (one.success ? [one.data] : [])));
  const answers = taken.values();
  return read.map((one, i): Answer => {
    if (one.success) return answers.next().value as Answer;
    const { message } = (given[i] ?? {}) as { message?: { id?: unknown } };
    return { id: String(message?.id ?? "").slice(0, 40), outcome: "refused", reason: "the message cannot be read" };
  });
}

function asked({ settings, now }: Exchange, question: Statement): Statement["statement"]["said"] {
  const heard = heardFrom(settings, question);
  if (!heard || Math.abs(Date.parse(now()) - Date.parse(heard.at)) > freshFor)
    throw new Refusal(
      "notAllowed",
      t("签名不对，或者时间相差太多", "The signature is wrong, or the clocks are too far apart"),
    );
  return heard.said;
}

function parsed<Schema extends z.ZodType>(schema: Schema, said: unknown): z.output<Schema> {
  const read = schema.safeParse(said);
  if (read.success) return read.data;
  throw new Refusal("invalidInput", t("看不懂这个问题", "This question is not understood"));
}
