import { citizenCheck } from "@wuxing/kernel/identifiers";
import { demoSignIn } from "@wuxing/platform/testing/sign-in";
import { hiddenOf } from "../../apps/server/portal/testing/browserOf.ts";
import type { Known, TestProvider } from "../../apps/server/portal/testing/startProvider.ts";

/** Somebody who sends requests: by what he is known, and whether personal data may be shown to him at all. */
export interface Sender {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly stranger: boolean;
  /** Whose pages he has more of than the sign-in. */
  readonly pages?: "citizen" | "staff";
}

export interface Senders {
  readonly senders: readonly Sender[];
  /** The firm that one of them represents. */
  readonly firm: string;
  /** The token of a recovery link that nobody has used. */
  readonly recovery: string;
  /** What of them no stranger and no error may show. */
  readonly personal: readonly string[];
}

const staff = ["agent1", "auditor1", "dispatcher1", "officer-cgj", "head-zjj", "coordinator1", "leader1", "admin1"];
const firm = { uscc: "91360302MA35AB12X9", name: "萍乡市无忌豆制品有限公司" };
const number = `36030219900101417${citizenCheck("36030219900101417")}`;
const representative = { name: "钟无忌惮", phone: "19900000418" };
/** Whom the identity provider of the run vouches for. */
export const known: ReadonlyMap<string, Known> = new Map([
  ["zhong", { name: representative.name, citizen_number: number, represents: [firm] }],
]);

/** Everybody who sends requests to the server at `port`: strangers, the staff, citizens in three ways, a machine. */
export async function sendersOf(
  port: number,
  own: { readonly number: string; readonly phone: string },
  provider: TestProvider,
): Promise<Senders> {
  const site = siteAt(`http://127.0.0.1:${port}`);
  const forged =
    "wuxing.session_token=made-up.c2lnbmF0dXJl; proven=1-9999999999999.c2lnbmF0dXJl; citizen=made-up; lang=%zz; type=\u0022x";
  // One after the other: many at once from one address would be taken for guessing.
  const signedIn: Sender[] = [];
  for (const name of staff) signedIn.push(by(name, await demoSignIn(site.origin, name), "staff"));
  const admin = signedIn.find(({ name }) => name === "admin1")?.headers ?? {};
  const recovery = await site.tell("/api/admin/people/officer-cgj/recovery", { purpose: "手机丢了，换新的" }, admin);
  return {
    firm: firm.uscc,
    recovery: new URL(String(recovery.link)).pathname.split("/").at(-1) ?? "",
    personal: [representative.name, representative.phone, number],
    senders: [
      { name: "nobody", headers: {}, stranger: true },
      { name: "forged", headers: { cookie: forged, authorization: "Bearer made-up" }, stranger: true },
      by("citizen", await proofOf(site, own)),
      by("account", await accountOf(site, own.phone)),
      by("representative", await representativeOf(site, provider)),
      { name: "machine", headers: { authorization: `Bearer ${await tokenOf(site, admin)}` }, stranger: false },
      ...signedIn,
    ],
  };
}

const by = (name: string, cookie: string, pages: "citizen" | "staff" = "citizen"): Sender => ({
  ...{ name, pages, headers: { cookie } },
  stranger: false,
});

async function proofOf(site: Site, own: { readonly number: string; readonly phone: string }): Promise<string> {
  return wanted("proof", (await site.send("/follow", { ...own })).cookie);
}

/** Signs in with the code that the demonstration shows on the page. */
async function accountOf(site: Site, phone: string): Promise<string> {
  const { html } = await site.send("/mine/sign-in", { phone });
  const code = /data-code>(\d{6})</u.exec(html)?.[1] ?? "";
  return wanted("account", (await site.send("/mine/sign-in/code", { ...hiddenOf(html), code })).cookie);
}

/** Verified by the provider, with the firm's space open. */
async function representativeOf(site: Site, provider: TestProvider): Promise<string> {
  const cookie = await accountOf(site, representative.phone);
  const leaving = await site.send("/mine/real-name", undefined, { cookie });
  const back = await provider.visit(leaving.to, "zhong");
  const arrived = await site.send(`${back.pathname}${back.search}`, undefined, {
    cookie: `${cookie}; ${leaving.cookie}`,
  });
  const verified = wanted("real name", arrived.cookie);
  const opened = await site.send("/mine/firms", firm, { cookie: verified });
  wanted("firm", /done=open/u.exec(opened.to)?.[0]);
  return verified;
}

async function tokenOf(site: Site, admin: Sender["headers"]): Promise<string> {
  const scopes = ["requests:read", "requests:write", "figures:read", "cti"];
  const client = { name: "市城管局的系统", unit: "px-cgj", role: "officer", scopes };
  const { id, secret } = await site.tell("/api/admin/clients", client, admin);
  const form = { grant_type: "client_credentials", client_id: String(id), client_secret: String(secret) };
  const { html } = await site.send("/oauth/token", form);
  return wanted("token", (JSON.parse(html) as { access_token?: string }).access_token);
}

function wanted(what: string, given: string | undefined): string {
  if (!given) throw new Error(`the fuzz run's ${what} was not given`);
  return given;
}

interface Answer {
  readonly html: string;
  readonly to: string;
  readonly cookie: string;
}
interface Site {
  readonly origin: string;
  /** Sends a form, or asks for a page, as a browser at our own pages. */
  readonly send: (path: string, form?: Record<string, string>, headers?: Sender["headers"]) => Promise<Answer>;
  readonly tell: (path: string, body: object, headers: Sender["headers"]) => Promise<Record<string, unknown>>;
}

const siteAt = (origin: string): Site => ({
  origin,
  send: async (path, form, headers = {}) => {
    const answer = await fetch(origin + path, {
      redirect: "manual",
      headers: { "sec-fetch-site": "same-origin", ...headers },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
    const cookie = cookies.filter((one) => !one.endsWith("=")).join("; ");
    return { html: await answer.text(), to: answer.headers.get("location") ?? "", cookie };
  },
  tell: async (path, body, headers) => {
    const answer = await fetch(origin + path, {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", ...headers },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, unknown>;
  },
});
