import { tellVisits } from "@wuxing/areas/supervision";
import type { RevealedVisit } from "@wuxing/kernel/draw";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { type DrawnRound, drawnRound } from "./testing/drawnRound.ts";

/** A visitor with a phone whose network comes and goes, in a real browser at a real server. */
let server: TestServer;
let round: DrawnRound;
let browser: Browser;
let phone: BrowserContext;
let page: Page;
let origin = "";
const faults: string[] = [];
const visit = (): RevealedVisit => {
  const [first] = round.visits;
  if (!first) throw new Error("visits were drawn");
  return first;
};

beforeAll(async () => {
  server = await testServer();
  round = await drawnRound(server);
  server.setNow("2026-11-09T04:30:00.000Z");
  await tellVisits(server.platform, round.draws);
  origin = await server.http.listen({ port: 0, host: "127.0.0.1" });
  browser = await chromium.launch(await findChromium());
  phone = await browser.newContext({
    baseURL: origin,
    viewport: { width: 375, height: 800 },
    geolocation: { latitude: 27.622, longitude: 113.852, accuracy: 25 },
    permissions: ["geolocation"],
  });
  const user = round.users.get(visit().officers[0] ?? "") ?? "";
  const [name = "", value = ""] = (round.cookies[user] ?? "").split("=");
  await phone.addCookies([{ name, value, url: origin }]);
  page = await phone.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // A browser writes down every request that finds no network, or whose session is over.
    if (message.type() === "error" && !/Failed to load resource/u.test(message.text())) faults.push(message.text());
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server.end();
});

const placeName = async (): Promise<string> => {
  const { rows } = await server.platform.pool.query<{ name: string }>(
    "SELECT name FROM supervision_places WHERE id = $1",
    [visit().target],
  );
  return rows[0]?.name ?? "";
};
const entries = async (): Promise<number> => {
  const { rows } = await server.platform.pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM entries WHERE type = 'supervision.visit' AND action = 'visit'",
  );
  return rows[0]?.n ?? 0;
};
/** A picture larger than what is sent, made by the browser itself. */
async function picture(width: number, height: number): Promise<Buffer> {
  const data = await page.evaluate(
    ([w = 1, h = 1]) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [w, h];
      const context = canvas.getContext("2d");
      for (let i = 0; i < 400; i++) {
        if (context) context.fillStyle = `hsl(${i * 47} 70% 50%)`;
        context?.fillRect((i * 97) % w, (i * 61) % h, 80, 80);
      }
      return canvas.toDataURL("image/png").split(",")[1] ?? "";
    },
    [width, height],
  );
  return Buffer.from(data, "base64");
}
const card = () => page.locator("article.card").first();

test("online the page shows the visit and is kept on the phone", async () => {
  await page.goto("/visits");
  await page.getByText(await placeName()).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  expect(await accessibilityFaults(page, "every")).toEqual([]);
}, 60_000);

test("without a network it opens, and what is typed outlives a reload and a closed page", async () => {
  const photo = await picture(2400, 1800);
  await phone.setOffline(true);
  await page.reload();
  await page.getByText(await placeName()).waitFor();
  await page.getByText(/现在没有网络/u).waitFor();
  await card().getByRole("button", { name: "到了，开始走访" }).click();
  await page
    .getByRole("group", { name: /等候有序/u })
    .getByLabel("没做到")
    .check();
  await page.getByLabel("说明（可不填）").fill("等了一小时");
  await page.getByRole("button", { name: "记下位置" }).click();
  await page.getByText("已记下，误差约 25 米").waitFor();
  await page.getByLabel("所见所闻").fill("大厅人多，只开了两个窗口。");
  await page.getByRole("button", { name: "加一个问题" }).click();
  await page.getByLabel("是什么问题").fill("老人站着等，没有座位。");
  await page.locator("input[type=file]").setInputFiles({ name: "a.png", mimeType: "image/png", buffer: photo });
  await page.getByRole("img", { name: "照片 1" }).waitFor();
  expect(await accessibilityFaults(page, "every")).toEqual([]);

  await page.reload();
  await card().getByText("填了一半").waitFor();
  await page.close();
  page = await phone.newPage();
  await page.goto("/visits");
  await card().getByRole("button", { name: "继续填写" }).click();
  expect(await page.getByLabel("所见所闻").inputValue()).toBe("大厅人多，只开了两个窗口。");
  expect(await page.getByLabel("说明（可不填）").inputValue()).toBe("等了一小时");
  expect(await page.getByLabel("是什么问题").inputValue()).toBe("老人站着等，没有座位。");
  await page.getByRole("img", { name: "照片 1" }).waitFor();
  await page.getByRole("button", { name: "填好了，报送" }).click();
  await card().getByText("已填好，有网络时自动发送").waitFor();
  await page.reload();
  await card().getByText("已填好，有网络时自动发送").waitFor();
  expect(await entries()).toBe(0);
}, 120_000);

test("a connection that cuts off the answer loses nothing and doubles nothing", async () => {
  // The server takes the report, and the phone never hears of it.
  await page.route("**/report", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await phone.setOffline(false);
  await expect.poll(entries, { timeout: 30_000 }).toBe(1);
  await page.getByText(/现在没有网络/u).waitFor();
  await card().getByText("已填好，有网络时自动发送").waitFor();
  await page.unroute("**/report");
  await card().getByRole("button", { name: "现在发送" }).click();
  await page.getByText(/问题整改中/u).waitFor();
  expect(await entries()).toBe(1);
}, 90_000);

test("the report is whole: times of phone and server, the place that was noted, a photo made small", async () => {
  const { pool } = server.platform;
  const { rows } = await pool.query<{ report: Report; visited_at: string; reported_at: string }>(
    `SELECT e.input->'report' AS report, v.visited_at, v.reported_at FROM entries e JOIN supervision_visits v USING (case_id)
     WHERE e.action = 'visit' AND e.type = 'supervision.visit'`,
  );
  const [{ report, visited_at, reported_at } = {} as never] = rows;
  expect(report).toMatchObject({
    checks: [{ line: "waiting", result: "no", note: "等了一小时" }],
    findings: [{ theme: "loyal", text: "老人站着等，没有座位。" }],
    placed: true,
    photos: [{ placed: true }],
  });
  // The server's day stands still in this test and the phone's does not: a visit lies no later than its report.
  expect(Date.parse(visited_at)).toBe(Math.min(Date.parse(report.visitedAt), Date.parse(reported_at)));
  expect(reported_at).toBe(server.platform.casework.now());
  const files = await pool.query<{ media_type: string; size: number; case_id: number }>(
    "SELECT media_type, size, case_id FROM files WHERE id = $1",
    [report.photos[0]?.file],
  );
  expect(files.rows[0]).toMatchObject({ media_type: "image/jpeg" });
  expect(files.rows[0]?.case_id).toBeGreaterThan(0);
  const kept = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open("wuxing-visits");
      asked.onsuccess = () => resolve(asked.result);
    });
    const count = (name: string) =>
      new Promise<number>((resolve) => {
        const asked = database.transaction(name).objectStore(name).count();
        asked.onsuccess = () => resolve(asked.result);
      });
    return [await count("drafts"), await count("photos")];
  });
  expect(kept, "what was sent is no longer on the phone").toEqual([0, 0]);
}, 60_000);

interface Report {
  readonly visitedAt: string;
  readonly photos: readonly { readonly file: string }[];
}

test("no script failed and the content security policy held", () => {
  expect(faults).toEqual([]);
});
