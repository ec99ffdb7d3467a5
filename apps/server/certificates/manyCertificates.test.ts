import { askUse } from "@wuxing/areas/certificates";
import { commandId } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../portal/testing/browserOf.ts";
import { representative } from "../testing/representative.ts";
import { staff, type TestServer, testServer } from "../testServer.ts";
import { issued } from "./testing/issued.ts";

const [uscc, other] = ["91360300MA35XXXX0X", "91360300MA35YYYY0Y"];
let server: TestServer;
let firm: Browser;
beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  firm = await representative(server, "13900008101", uscc);
  const give = (type: string, number: string, holder = uscc) =>
    issued(server, {
      ...{ type, holder: { kind: "firm", id: holder }, unit: "px-zjj", claims: { holder: "样例企业", number } },
      ...{ validFrom: "2026-11-01", validUntil: null },
    });
  await Promise.all(Array.from({ length: 44 }, (_, n) => give("PRESALE", `预售 ${n + 1} 号`)));
  await give("LICENCE", "执照 1 号");
  await give("PRESALE", "别家 1 号", other);
  for (let n = 0; n < 24; n++)
    await askUse(
      server.platform,
      {
        ...{ mode: "asked", unit: "px-zjj", purpose: `核对 ${n}` },
        ...{ holder: { kind: "firm", id: uscc }, wants: [{ type: "PRESALE", fields: ["number"] }] },
      },
      staff("px-zjj", "officer"),
      commandId("use", String(n)),
    );
}, 60_000);
afterAll(() => server.end());

const cardsIn = (html: string): string[] =>
  [...html.matchAll(/编号 <span[^>]*>([^<]*)</gu)].map(([, number = ""]) => number);

test("who holds many finds all of them page by page, each once and told apart by its number", async () => {
  const pages = await Promise.all([1, 2, 3].map((n) => firm.get(`/my/certificates?page=${n}`)));
  const numbers = pages.map(({ html }) => cardsIn(html));
  expect(numbers.map(({ length }) => length)).toEqual([20, 20, 5]);
  expect(new Set(numbers.flat()).size).toBe(45);
  expect(numbers.flat()).not.toContain("别家 1 号");
  expect(pages[0]?.html).toContain("共 45 份，有效 45 份");
  const last = await firm.get("/my/certificates?page=99");
  expect(cardsIn(last.html)).toEqual(numbers[2]);
});

test("one is found by its number or its kind; nothing says that another's is there", async () => {
  const found = async (query: string) => cardsIn((await firm.get(`/my/certificates?${query}`)).html);
  expect(await found(`q=${encodeURIComponent("预售 7 号")}`)).toEqual(["预售 7 号"]);
  expect(await found("kind=LICENCE")).toEqual(["执照 1 号"]);
  const others = await firm.get(`/my/certificates?q=${encodeURIComponent("别家 1 号")}`);
  expect([cardsIn(others.html), others.html.includes("没有找到")]).toEqual([[], true]);
  // The large type is chosen by an address too.
  const { to } = await firm.get("/my/certificates?type=large");
  expect(cardsIn((await firm.get(to)).html)).toHaveLength(20);
});

test("what waits stands first and in full; the firm's space shows some and leads on", async () => {
  const { html } = await firm.get("/my/certificates");
  expect(html.match(/去答复/gu)).toHaveLength(24);
  const [first = ""] = html.match(/\/my\/certificates\/uses\/[\w-]+/u) ?? [];
  await firm.post(`${first}/refuse`, {});
  expect((await firm.get("/my/certificates")).html.match(/去答复/gu)).toHaveLength(23);
  expect((await firm.get("/my/certificates/uses")).html).toContain("共 1 次");
  expect((await firm.get("/mine/space")).html).toContain("还有 37 份");
});
