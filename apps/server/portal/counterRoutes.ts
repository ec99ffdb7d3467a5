import { randomUUID } from "node:crypto";
import { counterForm, getWindow, rateAtCounter } from "@wuxing/areas/ratings";
import { dayOf } from "@wuxing/kernel/calendar";
import { parsePhone } from "@wuxing/kernel/identifiers";
import { fieldsOf, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { CounterView } from "../../web/portal/views.ts";
import { actionInput } from "./actionInput.ts";
import { builtFile } from "./builtFile.ts";
import type { Show } from "./Pages.ts";
import { qrPicture } from "./qrPicture.ts";
import { believable, markDevice, noteRating } from "./ratingDevice.ts";
import { type Form, readForm } from "./readForm.ts";

const params = z.object({ code: z.string().max(30) });
const querystring = z.object({
  by: z.string().max(10).optional(),
  staff: z.string().max(12).optional(),
  done: z.string().optional(),
});
/** A tablet sends many in an hour, and those of a whole hall may come from one address. */
const config = { rateLimit: { max: 120, timeWindow: "1 minute" } };
/** Seconds until the tablet stands at its start again. */
const thanksFor = 6;

type Errors = CounterView["errors"];

/** The rating at a window: on its tablet, or by the code that hangs there. Works without scripts; with them also without a network. */
export function counterRoutes(http: Http, platform: Platform, origin: string, show: Show): void {
  const today = (): string => dayOf(platform.casework.now());
  const viewOf = async (
    code: string,
    by: string,
    values: Readonly<Record<string, string>>,
    errors: Errors,
    done = false,
  ) => {
    const { name, unit, code: window } = await getWindow(platform, code, today());
    const fields = [...fieldsOf(counterForm), phone].map((field) => ({ ...field, value: values[field.name] ?? "" }));
    return { window, name, unit: platform.city.unit(unit).name, by, fields, errors, done, commandId: randomUUID() };
  };
  const schema = { hide: true, params };

  http.get("/counter/:code", { schema: { ...schema, querystring } }, async (request, reply) => {
    const { by = "tablet", staff = "", done } = request.query;
    const view = await viewOf(
      request.params.code,
      by === "qr" ? "qr" : "tablet",
      { staffNumber: staff },
      [],
      done === "1",
    );
    // A tablet is nobody's own; of what it kept, several may be sent at once.
    if (view.by === "tablet") markDevice(request, reply);
    if (view.done && view.by === "tablet") reply.header("refresh", `${thanksFor};url=/counter/${view.window}`);
    return show(request, reply, "counter", view, { personal: true });
  });
  http.post("/counter/:code", { schema, config }, async (request, reply) => {
    const form = await readForm(request);
    const by = form.values.by === "qr" ? "qr" : "tablet";
    try {
      const saidAt = believable(form.values.givenAt, platform.casework.now());
      const id = await rateAtCounter(platform, request.params.code, ratingIn(form, by, saidAt));
      await noteRating(platform, request, reply, id, saidAt);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "invalidInput") throw error;
      const errors = error.faults.map(({ field, reason }) => ({ field, message: reason }));
      const view = await viewOf(request.params.code, by, form.values, errors);
      return show(request, reply, "counter", view, { status: 422, personal: true, path: `/counter/${view.window}` });
    }
    const back = `/counter/${request.params.code.toUpperCase()}?by=${by}&done=1`;
    return reply.header("cache-control", "no-store").redirect(back, 303);
  });
  http.get(
    "/counter/worker.js",
    { schema: { hide: true } },
    builtFile("counter-worker.js", "text/javascript; charset=utf-8"),
  );
  /** For the wall: the code that leads to the window's form. */
  http.get("/counter/:code/poster", { schema }, async (request, reply) => {
    const { code, name, unit } = await getWindow(platform, request.params.code, today());
    const address = `${origin}/counter/${code}?by=qr`;
    const view = { window: code, name, unit: platform.city.unit(unit).name, address, qr: await qrPicture(address) };
    return show(request, reply, "counterPoster", view);
  });
}

const phone = {
  ...{ name: "phone", type: "tel" as const, required: false, maxLength: 20, autocomplete: "off" },
  label: t("电话（想让我们回复时填）", "Phone, if you want to be called back"),
  help: t("不满意的，1 个工作日内有人联系", "If you are not satisfied, somebody calls within one working day"),
};

/** What a tablet sends of before (`late`) is taken as far as it can be: nobody is there any more to mend it. */
function ratingIn(form: Form, channel: "tablet" | "qr", saidAt?: string): Parameters<typeof rateAtCounter>[2] {
  const given = z.uuid().safeParse(form.values.commandId);
  const typed = form.values.phone?.trim();
  const read = typed ? parsePhone(typed) : undefined;
  const late = form.values.late === "1" && saidAt !== undefined;
  if (read && !read.ok && !late)
    throw new Refusal("invalidInput", t("电话号码不对", "The phone number is wrong"), [
      { field: "phone", reason: read.reason },
    ]);
  return {
    form: { ...actionInput(counterForm, form), channel },
    phone: read?.ok ? read.value.number : undefined,
    command: given.success ? given.data : randomUUID(),
    ...(late ? { late: saidAt } : {}),
  };
}
