import { randomUUID } from "node:crypto";
import { findProvenRequest } from "@wuxing/areas/hotline";
import { parseCaseNumber, parsePhone } from "@wuxing/kernel/identifiers";
import { type Case, notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCase, getCaseByNumber, handle, procedureOf } from "@wuxing/platform/casework";
import { caseForOnlooker } from "@wuxing/platform/desk";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { actionInput } from "./actionInput.ts";
import { type Failed, followCaseView, type OwnCase, ownCase, rateView } from "./followView.ts";
import type { Show } from "./Pages.ts";
import type { Proofs } from "./provenCookie.ts";
import { readForm } from "./readForm.ts";

const number = z.string().max(60);
const params = z.object({ number });
/** One message for an unknown number and for a wrong phone: which numbers exist is nobody's to learn. */
const noMatch = t(
  "编号和手机号对不上：请照回执逐位核对编号，并填提交时留的手机号；编号丢了请拨打 12345",
  "Number and phone do not belong together: check the number on your receipt and give the phone you gave then; if the number is lost call 12345",
);
const empty = {
  number: t("请填回执上的编号", "Please give the number on your receipt"),
  phone: t("请填提交时留的手机号", "Please give the phone number you gave then"),
};
const limit = { rateLimit: { max: 20, timeWindow: "1 minute" } };

/** Following, adding to and rating one's own request: by number and phone, then two hours by a signed cookie. */
export function followRoutes(http: Http, platform: Platform, proven: Proofs, show: Show): void {
  const { pool, casework } = platform;

  /** The reader's own case behind a number (of the request or of a child of it); undefined where it was not proven. */
  const ownOf = async (request: FastifyRequest, asked: string): Promise<{ own: OwnCase; found: Case } | undefined> => {
    const parsed = parseCaseNumber(asked);
    const ids = proven.of(request);
    if (!parsed.ok || ids.length === 0) return undefined;
    const found = await getCaseByNumber(pool, parsed.value.number).catch(() => undefined);
    const root = found && found.parentId !== null ? await findCase(pool, found.parentId) : found;
    if (!found || !root || !ids.includes(root.id)) return undefined;
    return { own: await ownCase(platform, root), found };
  };
  const prove = (reply: FastifyReply, asked: string) =>
    reply.header("cache-control", "no-store").redirect(`/follow?number=${encodeURIComponent(asked)}`, 303);

  http.get(
    "/follow",
    { schema: { hide: true, querystring: z.object({ number: number.optional() }) } },
    (request, reply) =>
      show(
        request,
        reply,
        "follow",
        { values: { number: request.query.number ?? "" }, errors: [] },
        { personal: true },
      ),
  );

  http.post("/follow", { schema: { hide: true }, config: limit }, async (request, reply) => {
    const { values } = await readForm(request);
    const given = { number: (values.number ?? "").slice(0, 60), phone: (values.phone ?? "").slice(0, 40) };
    const missing = (["number", "phone"] as const).filter((name) => given[name].trim() === "");
    const caseNumber = parseCaseNumber(given.number);
    const phone = parsePhone(given.phone);
    const found =
      caseNumber.ok && phone.ok
        ? await findProvenRequest(pool, caseNumber.value.number, phone.value.number)
        : undefined;
    if (found) {
      proven.give(request, reply, found.id);
      return reply.header("cache-control", "no-store").redirect(`/follow/${found.number}`, 303);
    }
    const errors =
      missing.length > 0
        ? missing.map((field) => ({ field, message: empty[field] }))
        : [{ field: "number", message: noMatch }];
    return show(request, reply, "follow", { values: given, errors }, { status: 422, personal: true, path: "/follow" });
  });

  const done = params.extend({});
  const query = z.object({ done: z.string().max(60).optional() });
  http.get("/follow/:number", { schema: { hide: true, params: done, querystring: query } }, async (request, reply) => {
    const asked = await ownOf(request, request.params.number);
    if (!asked) return prove(reply, request.params.number);
    const notice = request.query.done ? noticeOf(platform, asked.own, request.query.done) : undefined;
    return show(request, reply, "followCase", await followCaseView(platform, asked.own, { notice }), {
      personal: true,
    });
  });

  http.get(
    "/follow/:number/files/:id",
    { schema: { hide: true, params: params.extend({ id: z.uuid() }) } },
    async (request, reply) => {
      const asked = await ownOf(request, request.params.number);
      if (!asked) return prove(reply, request.params.number);
      const view = await caseForOnlooker(platform, asked.found, asked.own.actor, true);
      const file = view.history.flatMap((entry) => entry.files).find(({ id }) => id === request.params.id);
      if (!file) throw notFound();
      return reply
        .type(file.mediaType)
        .header("cache-control", "no-store")
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .send(platform.files.read(file.id));
    },
  );

  /** Takes an action that the form asks for; gives what is wrong where it is not taken. */
  const act = async (
    request: FastifyRequest,
    { own, found }: { own: OwnCase; found: Case },
    action: string,
  ): Promise<Failed | undefined> => {
    const schema = procedureOf(casework, found.type).actions[action]?.input;
    if (!schema) throw notFound();
    const keeping = { files: platform.files, atMost: 6, by: () => `case:${found.id}` };
    const form = await readForm(request, keeping);
    const failed = (errors: Failed["errors"]): Failed => ({
      number: found.number,
      action,
      values: form.values,
      errors,
    });
    if (form.errors.length > 0) return failed(form.errors);
    const given = z.uuid().safeParse(form.values.commandId);
    const commandId = given.success ? given.data : randomUUID();
    try {
      await handle(casework, {
        caseId: found.id,
        action,
        input: actionInput(schema, form),
        actor: own.actor,
        commandId,
      });
      return undefined;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const errors = error.faults.map(({ field, reason }) => ({ field, message: reason }));
      return failed(errors.length > 0 ? errors : [{ field: "", message: error.reason }]);
    }
  };

  const actionParams = params.extend({ action: z.string().max(60) });
  http.post(
    "/follow/:number/actions/:action",
    { schema: { hide: true, params: actionParams }, bodyLimit: 80 * 1024 * 1024, config: limit },
    async (request, reply) => {
      const asked = await ownOf(request, request.params.number);
      if (!asked) return prove(reply, request.params.number);
      const { root } = asked.own;
      const failed = await act(request, asked, request.params.action);
      if (!failed)
        return reply
          .header("cache-control", "no-store")
          .redirect(`/follow/${root.number}?done=${encodeURIComponent(request.params.action)}`, 303);
      const view = await followCaseView(platform, asked.own, { failed });
      return show(request, reply, "followCase", view, { status: 422, personal: true, path: `/follow/${root.number}` });
    },
  );

  http.get("/rate/:number", { schema: { hide: true, params } }, async (request, reply) => {
    const asked = await ownOf(request, request.params.number);
    if (!asked) return prove(reply, request.params.number);
    const view = await rateView(platform, asked.own);
    if (!view) return reply.redirect(`/follow/${asked.own.root.number}`, 303);
    return show(request, reply, "rate", view, { personal: true });
  });

  http.post("/rate/:number", { schema: { hide: true, params }, config: limit }, async (request, reply) => {
    const asked = await ownOf(request, request.params.number);
    if (!asked) return prove(reply, request.params.number);
    const { own } = asked;
    const invitation = own.children.find((child) => child.type === "ratings.invitation");
    if (!invitation) throw notFound();
    const failed = await act(request, { own, found: invitation }, "rate");
    const view = failed && (await rateView(platform, own, failed));
    if (view)
      return show(request, reply, "rate", view, { status: 422, personal: true, path: `/rate/${invitation.number}` });
    return reply
      .header("cache-control", "no-store")
      .redirect(`/follow/${own.root.number}${failed ? "" : "?done=rate"}`, 303);
  });
}

/** Thanks for an action that was taken; nothing for a name that no action of these cases has. */
function noticeOf({ casework }: Platform, { root, children }: OwnCase, action: string): Text | undefined {
  for (const c of [root, ...children]) {
    const title = procedureOf(casework, c.type).actions[action]?.title;
    if (title) return t(`已收到：${title.zh}`, `Received: ${title.en.toLowerCase()}`);
  }
  return undefined;
}
