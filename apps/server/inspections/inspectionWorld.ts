import { randomUUID } from "node:crypto";
import { usccCheck } from "@wuxing/kernel/identifiers";
import { type TestServer, testServer } from "../testServer.ts";
import { sessionOf } from "../testSession.ts";

/** The codes of invented firms, right by their check character. */
export const codes = Array.from({ length: 8 }, (_, i) => {
  const body = `91360302MA0000${String(i).padStart(3, "0")}`;
  return body + usccCheck(body);
});

/** Two departments that check catering, five officers, eight firms: as a city would fill the tables. */
export const tables = {
  items: [
    "目录编码,部门,抽查事项,抽查领域,事项类别,对象类别,检查依据,检查方式,年度频次,检查内容,开始日期",
    "36030000010001,市市场监管局,餐饮服务食品安全检查,食品安全,重点,餐饮服务,食品安全法,现场检查,2,许可证有效；进货查验记录完整,2026-01-01",
    "36030000020001,市消防救援支队,餐饮场所消防检查,消防安全,重点,餐饮服务,消防法,现场检查,1,疏散通道畅通,2026-01-01",
  ],
  officers: [
    "人员编号,部门,姓名,执法证号,执法资质,执法区域,开始日期",
    ...["SCJ-01", "SCJ-02", "SCJ-03"].map(
      (id, i) => `${id},市市场监管局,程守${"正明清"[i]},36032601000${i},,,2026-01-01`,
    ),
    ...["XFJ-01", "XFJ-02"].map((id, i) => `${id},市消防救援支队,水持${"衡平"[i]},36032602000${i},,,2026-01-01`),
  ],
  objects: [
    "统一社会信用代码,名称,区划,对象类别,风险等级,开始日期",
    ...codes.map((code, i) => `${code},萍乡市样例餐饮店${i + 1}号,安源区,餐饮服务,${"AABBCCDD"[i]},2026-01-01`),
  ],
};

export const multipart = (name: string, content: Buffer | string) => ({
  headers: { "content-type": "multipart/form-data; boundary=xx" },
  payload: Buffer.concat([
    Buffer.from(`--xx\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from("\r\n--xx--\r\n"),
  ]),
});

const shareOf = (unit: "px-scj" | "px-xfj") => {
  const row = tables.items.find((line) => line.includes(unit === "px-scj" ? "市市场监管局" : "市消防救援支队")) ?? "";
  const cells = row.split(",");
  const item = cells[0] ?? "";
  const id = unit === "px-scj" ? "SCJ" : "XFJ";
  return {
    ...{ unit, items: [item] },
    officers: ["01", "02"].map((n) => ({ id: `${id}-${n}`, unit })),
    checklist: (cells[9] ?? "").split("；").map((text, i) => ({ item, line: i + 1, text })),
  };
};

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** A server with the people of the demo city at their desks. */
export class InspectionWorld {
  readonly server: TestServer;
  readonly #cookies = new Map<string, string>();

  private constructor(server: TestServer) {
    this.server = server;
  }

  static async open(now: string, more: Parameters<typeof testServer>[1] = {}): Promise<InspectionWorld> {
    return new InspectionWorld(await testServer(now, more));
  }

  /** Fills list and registers from the tables. */
  async fill(): Promise<void> {
    for (const register of ["items", "officers", "objects"] as const) {
      const url = `/api/inspections/import/${register}?commandId=${randomUUID()}`;
      const { body } = await this.send<{ done: boolean }>("coordinator1", url, "t.csv", tables[register].join("\n"));
      if (!body.done) throw new Error(`${register} were not imported`);
    }
  }

  /** An inspection of the first firm by these departments, as merging opens it. */
  async openVisit(until: string, ...units: readonly ("px-scj" | "px-xfj")[]): Promise<string> {
    const shares = units.map((unit) => shareOf(unit));
    const outcome = await this.server.platform.intake({
      type: "inspections.visit",
      input: {
        ...{ round: randomUUID(), tasks: [randomUUID()], division: "360302", shares, until },
        object: { id: codes[0], name: "萍乡市样例餐饮店1号", kind: "catering", risk: "A" },
      },
      actor: { kind: "staff", id: "coordinator1", posts: [{ unit: "px-wxb", role: "coordinator" }] },
      commandId: randomUUID(),
    });
    await this.server.settle();
    return outcome.case.number;
  }

  async cookie(who: string): Promise<string> {
    const known = this.#cookies.get(who);
    if (known) return known;
    const cookie = await sessionOf(this.server.platform.pool, who);
    this.#cookies.set(who, cookie);
    return cookie;
  }

  async get<T>(who: string, url: string): Promise<Answer<T>> {
    const answer = await this.server.http.inject({ url, headers: { cookie: await this.cookie(who) } });
    return { status: answer.statusCode, body: parsed<T>(answer.body) };
  }

  async post<T>(who: string, url: string, body: object): Promise<Answer<T>> {
    const answer = await this.server.http.inject({
      method: "POST",
      url,
      payload: body,
      headers: { cookie: await this.cookie(who) },
    });
    return { status: answer.statusCode, body: parsed<T>(answer.body) };
  }

  async send<T>(who: string, url: string, name: string, content: Buffer | string): Promise<Answer<T>> {
    const { headers, payload } = multipart(name, content);
    const answer = await this.server.http.inject({
      ...{ method: "POST", url, payload },
      headers: { ...headers, cookie: await this.cookie(who) },
    });
    return { status: answer.statusCode, body: parsed<T>(answer.body) };
  }

  /** Takes an action on a case by its number, as the desk does. */
  act<T>(who: string, number: string, action: string, input: object = {}): Promise<Answer<T>> {
    return this.post<T>(who, `/api/cases/${number}/actions/${action}`, { commandId: randomUUID(), input });
  }
}

function parsed<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    return text as T;
  }
}
