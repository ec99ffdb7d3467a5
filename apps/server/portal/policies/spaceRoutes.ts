import { randomUUID } from "node:crypto";
import {
  type ClaimRow,
  claimsOfFirm,
  fileClaim,
  keptPolicies,
  type PoliciesOf,
  putAccount,
  recoveriesOf,
} from "@wuxing/areas/policies";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { handle } from "@wuxing/platform/casework";
import { type Citizen, firmsOf } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { SpaceAction, SpaceView } from "../../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { citizenActor } from "../citizenActor.ts";
import { formErrors } from "../formErrors.ts";
import { assertMayOpen } from "../ownContact.ts";
import { pageNumber } from "../paging.ts";
import { readForm } from "../readForm.ts";
import { isSpaceAction, spaceView, wordsField } from "./spaceView.ts";

const area = "policies";
const path = "/mine/space";
const asked = z.object({ done: z.string().max(20).optional(), page: z.string().max(10).optional() });
const config = { rateLimit: { max: 30, timeWindow: "1 minute" } };
const notices: Readonly<Record<string, Text>> = {
  account: t("收款账户已保存", "The account is kept"),
  claim: t("已申请，进度在下面", "Claimed; see below how far it is"),
  action: t("已办好", "Done"),
};
type Firm = NonNullable<Citizen["actingFor"]>;
type Values = Readonly<Record<string, string>>;

/** The firm in whose name a citizen acts, where its mandate is for policies. Throws Refusal where it is not. */
async function firmOf({ citizens }: CitizenPortal, citizen: Citizen): Promise<Firm | null> {
  if (!citizen.actingFor) return null;
  await assertMayOpen(citizens, citizen, area);
  return citizen.actingFor;
}

/** The portal, and what the policies in force say. */
type Space = CitizenPortal & { readonly policiesOf: PoliciesOf };
type Failed = Pick<SpaceView, "errors" | "values">;

/** The space as it is now; what was typed comes back with what is wrong. */
async function sendSpace(
  portal: Space,
  request: FastifyRequest,
  reply: FastifyReply,
  citizen: Citizen,
  failed: Failed = { errors: [], values: {} },
): Promise<FastifyReply> {
  const firm = await firmOf(portal, citizen);
  if (!firm) return seeOther(reply, "/mine/firms");
  const { done = "", page = failed.values.page } = asked.safeParse(request.query).data ?? {};
  const given = { notice: notices[done], page: pageNumber(page), ...failed };
  const view = await spaceView(portal, citizen, firm, given);
  const status = failed.errors.length > 0 ? 422 : 200;
  return portal.show(request, reply, "space", view, { personal: true, status, path });
}

interface SpaceForm {
  readonly address: string;
  /** What is said once it is done. */
  readonly said: string;
  /** The field at which a refusal is said that names none. */
  readonly field: (values: Values, params: Values) => string;
  readonly work: (citizen: Citizen, firm: Firm, values: Values, params: Values) => Promise<unknown>;
}

/** Takes a form of the space. */
const takeForm = (http: Http, portal: Space, { address, said, field, work }: SpaceForm) =>
  http.post(
    `${path}${address}`,
    { schema: { hide: true }, config },
    forCitizen(async (request, reply, citizen) => {
      const firm = await firmOf(portal, citizen);
      if (!firm) return seeOther(reply, "/mine/firms");
      const { values } = await readForm(request);
      const params = request.params as Values;
      try {
        await work(citizen, firm, values, params);
        return seeOther(reply, `${path}?done=${said}`);
      } catch (error) {
        const errors = formErrors(error, field(values, params));
        return sendSpace(portal, request, reply, citizen, { errors, values });
      }
    }),
  );

/** The firm's own space: what it is entitled to, its claims, and what it may do with them. By whoever may act for it here. */
export function spaceRoutes(http: Http, citizens: CitizenPortal): void {
  const portal: Space = { ...citizens, policiesOf: keptPolicies(citizens.platform.pool) };
  http.get(
    path,
    { schema: { hide: true, querystring: asked } },
    forCitizen((request, reply, citizen) => sendSpace(portal, request, reply, citizen)),
  );
  takeForm(http, portal, {
    ...{ address: "/account", said: "account", field: () => "account" },
    work: (citizen, firm, values) => keepAccount(portal, citizen, firm, values),
  });
  takeForm(http, portal, {
    ...{ address: "/claim", said: "claim", field: ({ policy = "", place = "" }) => `claim-${policy}-${place}` },
    work: (citizen, { uscc }, { policy = "", place = "", pledge }) =>
      fileClaim(portal.platform, citizenActor(citizen, [], uscc), {
        ...{ uscc, policy: policy.slice(0, 60), clause: Number.parseInt(place, 10), pledges: pledge === "true" },
      }),
  });
  takeForm(http, portal, {
    ...{ address: "/cases/:number/:action", said: "action" },
    field: (_values, { number = "", action = "" }) => `${action}-${number}`,
    work: (citizen, firm, { words = "" }, { number = "", action = "" }) => {
      if (!isSpaceAction(action)) throw notFound();
      return act(portal, citizen, firm, { number, action, words });
    },
  });
}

const invalid = (field: string, reason: Text): Refusal =>
  new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [{ field, reason }]);

/** Where the money goes is the representative's to say, and nobody's who acts for the firm by a mandate. */
async function keepAccount(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  firm: Firm,
  values: Values,
): Promise<void> {
  const firms = await firmsOf(platform.pool, citizen.id, dayOf(citizens.world.now()));
  if (!firms.some(({ uscc, as }) => uscc === firm.uscc && as === "representative"))
    throw new Refusal(
      "notAllowed",
      t("收款账户由法定代表人登录后填写", "The firm's representative gives the account himself"),
    );
  // Signs that no bank file can hold are what a copied text brings along, and line ends among them are blanks.
  const bank = (values.bank ?? "").replace(/\p{Cc}+/gu, " ").trim();
  const account = (values.account ?? "").replace(/[\s-]/gu, "");
  if (bank.length < 4 || bank.length > 60)
    throw invalid("bank", t("请写开户银行全称，四到六十个字", "Give the bank's full name, 4 to 60 characters"));
  if (!/^\d{8,30}$/u.test(account))
    throw invalid("account", t("账号是 8 到 30 位数字，请核对", "An account has 8 to 30 digits; please check it"));
  await putAccount(platform, citizenActor(citizen, [], firm.uscc), firm, { bank, account });
}

interface Act {
  readonly number: string;
  readonly action: SpaceAction;
  readonly words: string;
}

/** The firm acts on a matter of its own. Throws notFound for another's. */
async function act({ platform }: CitizenPortal, citizen: Citizen, { uscc }: Firm, { number, action, words }: Act) {
  const claims = await claimsOfFirm(platform.pool, uscc);
  const caseId = await caseIdOf(platform.pool, claims, number);
  const field = wordsField(action);
  await handle(platform.casework, {
    ...{ caseId, action, actor: citizenActor(citizen, [caseId], uscc), commandId: randomUUID() },
    input: field ? { [field]: words.slice(0, 2000) } : {},
  });
}

async function caseIdOf(
  pool: CitizenPortal["platform"]["pool"],
  claims: readonly ClaimRow[],
  number: string,
): Promise<number> {
  const claim = claims.find((one) => one.number === number)?.caseId;
  const found = claim ?? (await recoveriesOf(pool, claims)).find((one) => one.number === number)?.id;
  if (found === undefined) throw notFound();
  return found;
}
