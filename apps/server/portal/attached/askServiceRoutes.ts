import { type Asker, type AttachedService, askService, getOperation, goesOut, mayAsk } from "@wuxing/areas/attached";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { accountRecord, type Citizen, type Citizens } from "@wuxing/platform/citizens";
import { answerParts, fieldsOfOperation, type Operation } from "@wuxing/platform/gateway";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { AskServiceView } from "../../../web/portal/views.ts";
import { formErrors } from "../formErrors.ts";
import type { Show } from "../Pages.ts";
import { readForm } from "../readForm.ts";

const params = z.object({ service: z.string().max(40), operation: z.string().max(60) });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };

/** Asking a department's service: a form drawn from its document, and its answer, without scripts. */
export function askServiceRoutes(http: Http, platform: Platform, citizens: Citizens, show: Show): void {
  const path = "/attached/:service/:operation";
  http.get(path, { schema: { hide: true, params } }, async (request, reply) => {
    const found = await getOperation(platform, request.params.service, request.params.operation);
    return show(request, reply, "askService", viewOf(platform, found, request.citizen, citizens));
  });
  http.post(path, { schema: { hide: true, params }, config }, async (request, reply) => {
    const found = await getOperation(platform, request.params.service, request.params.operation);
    const { values } = await readForm(request);
    const view = viewOf(platform, found, request.citizen, citizens);
    const { answered, status } = await answerTo(platform, citizens, request.citizen, { ...found, values });
    return show(request, reply, "askService", { ...view, values, ...answered }, { status, personal: true });
  });
}

interface Found {
  readonly service: AttachedService;
  readonly operation: Operation;
}

async function answerTo(
  platform: Platform,
  citizens: Citizens,
  citizen: Citizen | undefined,
  { service, operation, values }: Found & { readonly values: Readonly<Record<string, string>> },
): Promise<{ readonly answered: Partial<AskServiceView>; readonly status: number }> {
  const agreed = values.consent === "true";
  try {
    const said = await askService(platform, askerOf(citizens, citizen), { service, operation, values, agreed });
    if (said.outcome === "declined")
      return { answered: { declined: said.reason ?? notTaken, at: platform.casework.now() }, status: 200 };
    const answer = answerParts(operation.answer, said.value);
    return { answered: { answer, at: platform.casework.now() }, status: 200 };
  } catch (error) {
    // The unit's failure is no mistake of who asks: said above the form, which keeps what was typed.
    if (error instanceof Refusal && error.code === "refused")
      return { answered: { declined: error.reason }, status: 502 };
    return { answered: { errors: formErrors(error, "consent") }, status: 422 };
  }
}

const notTaken = t("对方没有查到，请核对填写的内容", "The unit found nothing; please check what you filled in");

/** What the account knows is opened only where an operation sends it. */
const askerOf = (citizens: Citizens, citizen: Citizen | undefined): Asker | undefined =>
  citizen && {
    id: citizen.id,
    level: citizen.level,
    known: async () => {
      const record = await accountRecord(citizens.world, citizen);
      if (!record) return {};
      const { phone, realName } = record;
      return { phone, ...(realName ? { name: realName.name, citizenNumber: realName.citizenNumber } : {}) };
    },
  };

function viewOf(
  { city }: Platform,
  { service, operation }: Found,
  citizen: Citizen | undefined,
  citizens: Citizens,
): AskServiceView {
  const path = `/attached/${service.name}/${operation.id}`;
  return {
    ...{ path, title: operation.title, service: service.title, unit: city.unit(service.unit).name },
    ...{ fields: fieldsOfOperation(operation), goesOut: goesOut(operation) },
    ...{ values: {}, errors: [], answer: null, declined: null, at: null },
    needs: mayAsk(operation, citizen) ? null : neededFor(path, citizen, citizens),
  };
}

function neededFor(path: string, citizen: Citizen | undefined, { realName }: Citizens): AskServiceView["needs"] {
  if (!citizen)
    return {
      text: t("这一项要先登录，才知道查的是谁的。", "Sign in first, so that it is known whose it is."),
      label: t("去登录", "Sign in"),
      href: `/mine/sign-in?next=${encodeURIComponent(path)}`,
    };
  return realName
    ? {
        text: t(
          "这一项要先实名认证：身份证号由认证平台提供，不用填。",
          "Show your real name first: the citizen number then comes from the identity provider.",
        ),
        label: t("去实名认证", "Show my real name"),
        href: "/mine/real-name",
      }
    : {
        text: t(
          "这一项要实名认证，本站现在还没有接通实名认证平台。",
          "This needs a real name, and no identity provider is connected to this site yet.",
        ),
        label: t("看账号", "My account"),
        href: "/mine/account",
      };
}
