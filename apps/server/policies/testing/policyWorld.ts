import { randomUUID } from "node:crypto";
import { facts } from "@wuxing/areas/policies";
import { dayOf } from "@wuxing/kernel/calendar";
import { usccCheck } from "@wuxing/kernel/identifiers";
import type { Fact } from "@wuxing/kernel/policies";
import { openAccount } from "@wuxing/platform/citizens";
import { transaction } from "@wuxing/platform/postgres";
import { type Browser, browserOf, hiddenOf } from "../../portal/testing/browserOf.ts";
import { signedIn, type TestServer, testServer } from "../../testServer.ts";

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

const clause = `条款：首次上规模奖励
条件：是 规模以上企业 且 上年度营业收入 ≥ 2000 万元 且 未被列入 经营异常名录
兑现：定额 10 万元`;

/** What fulfils the clause. */
export const entitled = { aboveSize: true, revenue: 5200, abnormal: false };

/** A server with staff signed in, and what a test of policies does again and again. */
export class PolicyWorld {
  readonly server: TestServer;
  readonly #cookies = new Map<string, string>();

  constructor(server: TestServer) {
    this.server = server;
  }

  static async open(now: string): Promise<PolicyWorld> {
    return new PolicyWorld(await testServer(now));
  }

  async send<Body = Record<string, never>>(
    who: string,
    url: string,
    body?: object | string,
    file?: string,
  ): Promise<Answer<Body>> {
    const cookie = this.#cookies.get(who) ?? (await signedIn(this.server, who));
    this.#cookies.set(who, cookie);
    const upload =
      file === undefined
        ? undefined
        : `--x\r\nContent-Disposition: form-data; name="file"; filename="answer"\r\n\r\n${file}\r\n--x--\r\n`;
    const type = upload === undefined ? "application/json" : "multipart/form-data; boundary=x";
    const answer = await this.server.http.inject({
      ...{ method: body === undefined && upload === undefined ? "GET" : "POST", url },
      headers: { cookie, ...(body === undefined && upload === undefined ? {} : { "content-type": type }) },
      ...((upload ?? body) ? { payload: upload ?? body } : {}),
    });
    const json = String(answer.headers["content-type"]).includes("json");
    return { status: answer.statusCode, body: (json ? answer.json() : answer.body) as Body };
  }

  /** Takes an action on a case as somebody of the staff. */
  act = (who: string, number: string, action: string, input: object = {}) =>
    this.send<{ state: string }>(who, `/api/cases/${number}/actions/${action}`, { commandId: randomUUID(), input });

  /** Looks for the firms of policies that nobody asks for, today. */
  find = (who = "officer-gxj") =>
    this.send<{ opened: number }>(who, "/api/policies/find", { on: dayOf(this.server.platform.casework.now()) });

  /** Enters a policy, and publishes it by a second person. */
  async policy(more: object = {}): Promise<string> {
    const { body } = await this.send<{ number: string }>("officer-gxj", "/api/policies", {
      ...{ commandId: randomUUID(), unit: "px-gxj", title: "工业企业上规模奖励", summary: "第一次上规模的企业奖励" },
      ...{ source: "测试文件第一条", kind: "instant", text: clause, budget: 100, noticeDays: "3" },
      ...{ validFrom: "2026-01-01", validUntil: "2026-12-31", ...more },
    });
    await this.act("officer-gxj", body.number, "submit");
    await this.act("head-gxj", body.number, "publish");
    return body.number;
  }

  /** A firm with what is known of it. */
  async firm(serial: number, known: Readonly<Record<string, Fact["value"]>>): Promise<string> {
    const body = `9136030${String(serial).padStart(10, "0")}`;
    const uscc = body + usccCheck(body);
    const file = Object.fromEntries(
      Object.entries(known).map(([code, value]) => [
        code,
        { value, day: "2026-10-20", source: facts.get(code).source.zh },
      ]),
    );
    await this.server.platform.pool.query(
      "INSERT INTO policy_firms (uscc, name, division, facts) VALUES ($1, $2, '360302001', $3)",
      [uscc, `样例企业${serial}`, JSON.stringify(file)],
    );
    return uscc;
  }

  /** A browser signed in by phone, for a firm that the phone's holder represents. */
  async citizen(phone: string, uscc?: string): Promise<Browser> {
    const { pool, casework } = this.server.platform;
    const id = await transaction(pool, (client) => openAccount(client, casework, phone));
    const browser = browserOf(this.server.http);
    const sent = await browser.post("/mine/sign-in", { phone, next: "/mine" });
    const code = sent.html.match(/data-code>(\d{6})</u)?.[1] ?? "";
    await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code });
    if (uscc === undefined) return browser;
    await pool.query(
      `INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at)
       VALUES ($1, (SELECT name FROM policy_firms WHERE uscc = $1), $2, now(), now())`,
      [uscc, id],
    );
    await browser.post("/mine/acting", { uscc });
    return browser;
  }

  /** A firm with an account that has claimed, and whose claim was approved. */
  async approved(
    serial: number,
    phone: string,
    policy: string,
  ): Promise<{ readonly number: string; readonly uscc: string; readonly firm: Browser }> {
    const uscc = await this.firm(serial, entitled);
    const firm = await this.citizen(phone, uscc);
    await firm.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "6200123456789012" });
    await firm.post("/mine/space/claim", { policy, place: "0" });
    const number = (await this.claims(policy)).find((one) => one.uscc === uscc)?.number ?? "";
    await this.act("officer-gxj", number, "approve");
    return { number, uscc, firm };
  }

  /** A firm's one mandate, for these areas: by whoever has this phone, until the end of a day. */
  async mandate(uscc: string, phone: string, areas: readonly string[], until = "2026-12-31"): Promise<void> {
    const { pool, casework } = this.server.platform;
    const holder = await transaction(pool, (client) => openAccount(client, casework, phone));
    await pool.query("UPDATE mandates SET revoked_on = since + 1 WHERE uscc = $1", [uscc]);
    await pool.query(
      `INSERT INTO mandates (id, uscc, kind, phone_hash, phone_masked, holder, areas, since, until, given_at)
       VALUES ($1, $2, 'agent', $3, '139****0000', $4, $5, '2026-01-01', $6, now())`,
      [randomUUID(), uscc, Buffer.from(phone), holder, areas, until],
    );
  }

  /** The claims there are, by state. */
  async claims(policy: string): Promise<readonly { number: string; state: string; uscc: string }[]> {
    const { rows } = await this.server.platform.pool.query<{ number: string; state: string; uscc: string }>(
      "SELECT number, state, uscc FROM policy_claims WHERE policy = $1 ORDER BY case_id",
      [policy],
    );
    return rows;
  }

  async budget(policy: string): Promise<{ total: number; setAside: number; paid: number }> {
    const { rows } = await this.server.platform.pool.query(
      `SELECT total_fen::float8 AS total, set_aside_fen::float8 AS "setAside", paid_fen::float8 AS paid
       FROM policy_budgets WHERE number = $1`,
      [policy],
    );
    return rows[0];
  }
}
