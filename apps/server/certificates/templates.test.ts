import { randomUUID } from "node:crypto";
import { issueCertificate, shippedTemplate } from "@wuxing/areas/certificates";
import { type Actor, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { readPdf } from "@wuxing/platform/certificates/paper/testing";
import { changeRegister, replayRegisters, tryRegister } from "@wuxing/platform/registers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandOf, reasonsOf } from "../administration/testing/commandOf.ts";
import { type Browser, signedInCitizen } from "../portal/testing/browserOf.ts";
import { signedIn, staff, type TestServer, testServer } from "../testServer.ts";

const start = "2026-11-02T02:00:00.000Z";
let server: TestServer;
let owner: Browser;
const admin: Actor = { ...staff("px-ggj", "administrator"), id: "admin1" };
beforeAll(async () => {
  server = await testServer(start);
  owner = await signedInCitizen(server.http, "13900007901");
}, 60_000);
afterAll(() => server.end());

const template = (since: string, more: object = {}) => ({
  register: "certificateTemplates" as const,
  key: `HEALTHCARD/${since}`,
  after: { ...shippedTemplate("HEALTHCARD"), type: "HEALTHCARD", since, ...more },
});
const faults = async (since: string, more: object = {}) =>
  reasonsOf((await tryRegister(server.registers, commandOf([template(since, more)], admin))).faults);

/** The texts of a copy of a health certificate that is issued on a day. */
async function copied(day: string): Promise<readonly string[]> {
  server.setNow(`${day}T02:00:00.000Z`);
  const { rows } = await server.platform.pool.query<{ id: string }>("SELECT id FROM citizens");
  const claims = { holder: "某某", number: `演${day}`, "person.name": "某某", "person.healthCheckedOn": day };
  const { case: c } = await issueCertificate(
    server.platform,
    {
      ...{ type: "HEALTHCARD", holder: { kind: "person", id: rows[0]?.id ?? "" }, unit: "px-wjw", claims },
      ...{ validFrom: day, validUntil: "2027-11-01" },
    },
    systemActor,
    randomUUID(),
  );
  const found = await server.platform.pool.query<{ id: string }>("SELECT id FROM certificates WHERE case_id = $1", [
    c.id,
  ]);
  const { id } = found.rows[0] ?? {};
  const page = await server.http.inject({
    ...{ method: "POST", url: `/my/certificates/${id}/copy` },
    headers: {
      cookie: [...owner.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      "content-type": "application/x-www-form-urlencoded",
    },
    payload: new URLSearchParams({ purpose: "办健康证明", until: "2026-12-31" }).toString(),
  });
  expect([page.statusCode, page.headers["content-type"]]).toEqual([200, "application/pdf"]);
  return readPdf(page.rawPayload).flatMap(({ texts }) => texts);
}

test("a draft is told what is wrong: fields that the type lacks or must have, words too long, days that are past", async () => {
  expect(await faults("2026-11-03")).toEqual([]);
  const [group] = shippedTemplate("HEALTHCARD").groups;
  expect(
    await faults("2026-11-03", { groups: [{ ...group, fields: [{ key: "firm.uscc", label: t("码", "Code") }] }] }),
  ).toEqual([
    "0.groups 这种证照没有字段“firm.uscc”，请去掉",
    "0.groups 少了必有的字段“holder”，请加上",
    "0.groups 少了必有的字段“number”，请加上",
  ]);
  expect(await faults("2026-11-03", { title: t("健".repeat(40), "Health") })).toEqual([
    "0.title 标题一行放不下，请改短",
  ]);
  expect((await faults("2026-11-02")).join()).toContain("生效日最早是明天（2026-11-03）");
  expect((await faults("2026-11-03", { title: t("", "Health") })).join()).toContain("0.title.zh");
  await expect(
    changeRegister(server.registers, commandOf([template("2026-11-03")], staff("px-scj", "head"))),
  ).rejects.toMatchObject({ code: "notAllowed" });
});

test("a copy is printed by the template of the day on which its certificate was issued, and keeps it", async () => {
  const before = await copied("2026-11-02");
  expect(before).toEqual(
    expect.arrayContaining(["从业人员健康证明", "兹证明下列情况属实。", "某某", "体检日期", "2026-11-02"]),
  );
  expect(before.join("")).toContain("复印件 仅用于办健康证明，2026-12-31 前有效");
  const wording = t("经体检合格，发给 {holder}。", "Given to {holder} after a health check.");
  await changeRegister(server.registers, commandOf([template("2026-11-05", { wording })], admin));
  expect(await copied("2026-11-04")).not.toContain("经体检合格，发给 某某。");
  expect(await copied("2026-11-05")).toContain("经体检合格，发给 某某。");
  const later = template("2026-11-05", { wording: null });
  expect(reasonsOf((await tryRegister(server.registers, commandOf([later], admin))).faults).join()).toContain(
    "已经生效的模板不能再改",
  );
  expect((await replayRegisters(server.platform.pool)).differing).toEqual([]);
}, 60_000);

test("an administrator reads the templates and draws a sample; nobody else does", async () => {
  const headers = { cookie: await signedIn(server, "admin1") };
  const url = "/api/admin/certificate-templates";
  const list = (await server.http.inject({ url, headers })).json();
  expect(list.types.find(({ code }: { code: string }) => code === "HEALTHCARD")).toMatchObject({
    current: "2026-11-05",
  });
  const { shipped, rows, code } = (await server.http.inject({ url: `${url}/HEALTHCARD`, headers })).json();
  expect([code, rows.length]).toEqual(["HEALTHCARD", 1]);
  const payload = { ...shipped, type: "HEALTHCARD", since: "2026-12-01", title: t("健康证", "Health card") };
  const sample = await server.http.inject({ method: "POST", url: `${url}/sample.pdf`, headers, payload });
  expect(readPdf(sample.rawPayload)[0]?.texts).toContain("健康证");
  const officer = { cookie: await signedIn(server, "officer-scj") };
  expect((await server.http.inject({ url, headers: officer })).statusCode).toBe(403);
}, 60_000);
