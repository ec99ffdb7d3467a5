import { addDays, dayOf, parseDay } from "@wuxing/kernel/calendar";
import { parseMobile } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Citizen, type FirmLine, firmsOf, type MandateLine, type NewMandate } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { FirmsView, FirmView } from "../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "./CitizenPortal.ts";
import { readForm } from "./readForm.ts";

type Values = Readonly<Record<string, string>>;
type Errors = FirmView["errors"];
const done = z.object({ done: z.string().max(20).optional() });
const params = z.object({ uscc: z.string().max(18) });
const schema = { hide: true };
const notices: Readonly<Record<string, Text>> = {
  open: t("企业空间已开通", "The firm's space is open"),
  asked: t("已提交，等管理员核对", "Sent; an administrator will check it"),
  given: t("已授权", "The mandate is given"),
  ended: t("授权已收回，马上生效", "The mandate has ended, as of now"),
};
const noticeOf = (request: FastifyRequest): Text | undefined => notices[done.parse(request.query).done ?? ""];

const kinds: Readonly<Record<FirmLine["as"], Text>> = {
  representative: t("法定代表人", "Legal representative"),
  employee: t("本企业的人", "Somebody of the firm"),
  agent: t("免费代办员", "Free agent"),
};
const everything = t("全部事项", "Everything");

/** The areas in which anybody may open a case: all that a mandate can be limited to. */
const openAreas = ({ casework }: Platform) =>
  [...casework.procedures.values()]
    .filter(({ open }) => [open.by].flat().includes("anyone"))
    .map(({ type, title }) => ({ value: type.split(".")[0] ?? type, label: title }));

const areaNames = (platform: Platform, areas: readonly string[] | null): Text => {
  if (!areas) return everything;
  const named = openAreas(platform).filter(({ value }) => areas.includes(value));
  return t(named.map(({ label }) => label.zh).join("、"), named.map(({ label }) => label.en).join(", "));
};

/** Firms: opening one, and giving and ending its mandates. */
export function citizenFirmRoutes(http: Http, { platform, citizens, show }: CitizenPortal): void {
  const today = () => dayOf(citizens.world.now());
  const firmsPage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    values: Values = {},
    errors: Errors = [],
  ) => {
    const firms = await firmsOf(platform.pool, citizen.id, today());
    const view: FirmsView = {
      realName: citizen.level === "realName",
      firms: firms.map((firm) => firmLine(platform, firm)),
      ...{ values, errors },
      notice: noticeOf(request),
    };
    const status = errors.length > 0 ? 422 : 200;
    return show(request, reply, "firms", view, { personal: true, status, path: "/mine/firms" });
  };
  http.get(
    "/mine/firms",
    { schema: { ...schema, querystring: done } },
    forCitizen((request, reply, citizen) => firmsPage(request, reply, citizen)),
  );

  http.post(
    "/mine/firms",
    { schema },
    forCitizen(async (request, reply, citizen) => {
      const { values } = await readForm(request);
      const typed = { uscc: (values.uscc ?? "").slice(0, 60), name: (values.name ?? "").slice(0, 200) };
      try {
        const { confirmed } = await citizens.firms.open(citizen, typed.uscc, typed.name);
        return seeOther(reply, `/mine/firms?done=${confirmed ? "open" : "asked"}`);
      } catch (error) {
        return firmsPage(request, reply, citizen, typed, errorsOf(error, "uscc"));
      }
    }),
  );
  mandateRoutes(http, { platform, citizens, show });
}

function mandateRoutes(
  http: Http,
  { platform, citizens, show }: Pick<CitizenPortal, "platform" | "citizens" | "show">,
) {
  const today = () => dayOf(citizens.world.now());
  const firmPage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    values: Values = {},
    errors: Errors = [],
  ) => {
    const { uscc } = params.parse(request.params);
    const { name, mandates } = await citizens.firms.mandatesOf(citizen, uscc);
    const view: FirmView = {
      ...{ uscc, name },
      mandates: mandates.map((mandate) => mandateLine(platform, mandate, today())),
      areas: openAreas(platform),
      values: { since: today(), kind: "employee", area: "all", ...values },
      errors,
      notice: noticeOf(request),
    };
    const sent = { personal: true, status: errors.length > 0 ? 422 : 200, path: `/mine/firms/${uscc}` };
    return show(request, reply, "firm", view, sent);
  };
  http.get(
    "/mine/firms/:uscc",
    { schema: { ...schema, params, querystring: done } },
    forCitizen((request, reply, citizen) => firmPage(request, reply, citizen)),
  );

  http.post(
    "/mine/firms/:uscc/mandates",
    { schema: { ...schema, params } },
    forCitizen(async (request, reply, citizen) => {
      const { uscc } = params.parse(request.params);
      const { values } = await readForm(request);
      try {
        await citizens.firms.give(
          citizen,
          uscc,
          newMandate(
            values,
            openAreas(platform).map(({ value }) => value),
          ),
        );
        return seeOther(reply, `/mine/firms/${uscc}?done=given`);
      } catch (error) {
        return firmPage(request, reply, citizen, values, errorsOf(error, "phone"));
      }
    }),
  );

  const one = params.extend({ id: z.uuid() });
  http.post(
    "/mine/firms/:uscc/mandates/:id/end",
    { schema: { ...schema, params: one } },
    forCitizen(async (request, reply, citizen) => {
      const { uscc, id } = one.parse(request.params);
      await citizens.firms.revoke(citizen, uscc, id);
      return seeOther(reply, `/mine/firms/${uscc}?done=ended`);
    }),
  );
}

const firmLine = (platform: Platform, firm: FirmLine): FirmsView["firms"][number] => ({
  ...{ uscc: firm.uscc, name: firm.name, confirmed: firm.confirmed, as: kinds[firm.as] },
  areas: areaNames(platform, firm.areas),
  until: firm.until && addDays(firm.until, -1),
  href: firm.as === "representative" ? `/mine/firms/${firm.uscc}` : null,
});

function mandateLine(platform: Platform, mandate: MandateLine, today: string): FirmView["mandates"][number] {
  const { id, kind, phoneMasked, since, revokedOn, valid, claimed } = mandate;
  const over = revokedOn !== null || mandate.until <= today;
  const state = over
    ? revokedOn
      ? t("已收回", "Ended by you")
      : t("已到期", "Over")
    : !valid
      ? t("还没到开始的日子", "Not begun yet")
      : claimed
        ? t("有效", "Valid")
        : t("有效，对方还没有登录过", "Valid; its holder has not signed in yet");
  return {
    ...{ id, kind: kinds[kind], phone: phoneMasked, areas: areaNames(platform, mandate.areas), since },
    until: addDays(mandate.until, -1),
    ...{ state, valid, open: !over },
  };
}

const dayOfForm = (text: string | undefined): string | undefined => {
  try {
    return parseDay(text ?? "");
  } catch {
    return undefined;
  }
};

/** A mandate as the form gives it. Throws Refusal with the fields at fault. */
function newMandate(values: Values, areas: readonly string[]): NewMandate {
  const phone = parseMobile((values.phone ?? "").slice(0, 40));
  const [since, last] = [dayOfForm(values.since), dayOfForm(values.until)];
  const { kind, area } = values;
  const faults = [
    ...(phone.ok ? [] : [{ field: "phone", reason: phone.reason }]),
    ...(kind === "employee" || kind === "agent" ? [] : [{ field: "kind", reason: t("请选一项", "Choose one") }]),
    ...(area === "all" || areas.includes(area ?? "") ? [] : [{ field: "area", reason: t("请选一项", "Choose one") }]),
    ...(since ? [] : [{ field: "since", reason: t("请选开始的日子", "Choose the first day") }]),
    ...(last ? [] : [{ field: "until", reason: t("请选结束的日子", "Choose the last day") }]),
  ];
  if (!phone.ok || !since || !last || !area || faults.length > 0)
    throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faults);
  return {
    kind: kind === "agent" ? "agent" : "employee",
    phone: phone.value.number,
    areas: area === "all" ? null : [area],
    since,
    until: addDays(last, 1),
  };
}

/** What to say at the form; anything but a refusal, and what may not even be known of, goes on. */
function errorsOf(error: unknown, field: string): Errors {
  if (!(error instanceof Refusal) || error.code === "notFound") throw error;
  const errors = error.faults.map(({ field: at, reason }) => ({ field: at, message: reason }));
  return errors.length > 0 ? errors : [{ field, message: error.reason }];
}
