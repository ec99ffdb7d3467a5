import { randomUUID } from "node:crypto";
import { type AddressInfo, createServer } from "node:net";
import { getListFromStatusListJWT } from "@sd-jwt/jwt-status-list";
import { askUse, askWallet, correctCertificate, issueCertificate, offerToWallet } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { type CertificateRow, findCertificate, type Holder, sm2PublicKey } from "@wuxing/platform/certificates";
import { sm2 as sm } from "sm-crypto-v2";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { staff, type TestServer, testServer } from "../testServer.ts";
import { Wallet } from "./testing/Wallet.ts";

const firm: Holder = { kind: "firm", id: "91360300MA0000000X" };
const start = "2026-11-02T02:00:00.000Z";
let server: TestServer;
let wallet: Wallet;
const seconds = () => Math.floor(Date.parse(server.platform.casework.now()) / 1000);

/** Moves the clock of the server and, since the wallet's libraries ask the machine's own, that one too. */
function setNow(at: string): void {
  server.setNow(at);
  vi.setSystemTime(at);
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(start) });
  const port = await freePort();
  server = await testServer(start, { origin: `http://127.0.0.1:${port}` });
  await server.http.listen({ port, host: "127.0.0.1" });
  wallet = await Wallet.make(seconds);
}, 60_000);
afterAll(async () => {
  vi.useRealTimers();
  await server.end();
});

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

async function issued(holder = firm, validUntil = "2027-11-01"): Promise<CertificateRow> {
  const claims = {
    holder: "萍乡某食品店",
    number: "JY13603000001",
    "firm.foodScope": "热食类",
    "firm.foodUntil": validUntil,
  };
  const { case: c } = await issueCertificate(
    server.platform,
    { type: "FOODSALE", holder, unit: "px-scj", claims, validFrom: "2026-11-01", validUntil },
    systemActor,
    randomUUID(),
  );
  const { rows } = await server.platform.pool.query("SELECT id FROM certificates WHERE case_id = $1", [c.id]);
  return (await findCertificate(server.platform.pool, rows[0].id)) as CertificateRow;
}

async function fetched(row: CertificateRow, by = wallet): Promise<string> {
  const { offer, pin } = await offerToWallet(server.platform, row);
  return (await by.fetchOffered(offer, pin)).credential;
}

async function asked(fields = ["number", "firm.foodUntil"], holder = firm) {
  const use = {
    mode: "asked",
    unit: "px-wjw",
    holder,
    purpose: "核对食品经营许可",
    wants: [{ type: "FOODSALE", fields }],
  } as const;
  const { case: c } = await askUse(server.platform, use, staff("px-wjw", "officer"), randomUUID());
  return { id: c.id, request: await askWallet(server.platform, c.id) };
}

const stateOf = async (id: number) =>
  (await server.platform.pool.query("SELECT state, shown FROM certificate_uses WHERE case_id = $1", [id])).rows[0];
const codeOf = async (answer: Response) =>
  ({ status: answer.status, ...((await answer.json()) as { code?: string }) }).code;

test("a wallet made of the published libraries fetches a certificate and shows of it what is asked, once", async () => {
  const row = await issued();
  const { offer, pin } = await offerToWallet(server.platform, row);
  const { credential, sm2 } = await wallet.fetchOffered(offer, pin);
  expect(await wallet.read(credential)).toMatchObject({
    jti: row.id,
    "firm.foodScope": "热食类",
    issuing_authority: expect.any(String),
  });
  const keys = (await (await fetch(`${server.platform.certificates.origin}/certificates/keys`)).json()) as {
    sm2: { kid: string; publicKey: string }[];
  };
  expect(keys.sm2[0]?.publicKey).toBe(await sm2PublicKey(server.platform.certificates.keys.current.sm2));
  expect(sm2).toMatchObject({ alg: "SM2-SM3", kid: keys.sm2[0]?.kid });
  const [head, body] = credential.split("~")[0]?.split(".") ?? [];
  const options = { hash: true, userId: "1234567812345678" };
  expect(
    sm.doVerifySignature(Buffer.from(`${head}.${body}`), sm2.signature ?? "", keys.sm2[0]?.publicKey ?? "", options),
  ).toBe(true);
  const { id, request } = await asked();
  const answer = await wallet.present(request, credential);
  expect(answer.status, await answer.clone().text()).toBe(200);
  expect(await stateOf(id)).toEqual({
    state: "presented",
    shown: [{ id: row.id, type: "FOODSALE", fields: ["number", "firm.foodUntil"] }],
  });
});

test("an offer is good once and with its digits", async () => {
  const row = await issued();
  const first = await offerToWallet(server.platform, row);
  await expect(wallet.fetchOffered(first.offer, "00000")).rejects.toThrow();
  await expect(wallet.fetchOffered(first.offer, first.pin)).rejects.toThrow();
  const second = await offerToWallet(server.platform, row);
  await wallet.fetchOffered(second.offer, second.pin);
  await expect(wallet.fetchOffered(second.offer, second.pin)).rejects.toThrow();
});

test.each([
  ["a replayed answer", "nonce", { nonce: "another" }],
  ["one for somebody else", "audience", { audience: "https://elsewhere.example" }],
  ["one that shows more than was asked", "overBroad", { fields: ["number", "firm.foodUntil", "firm.foodScope"] }],
  ["one that shows less", "missing", { fields: ["number"] }],
  ["one whose signature was changed", "signature", { change: (text: string) => changed(text) }],
  ["one that is none", "malformed", { change: () => "nothing" }],
] as const)("%s is refused as %s", async (_name, code, answer) => {
  const credential = await fetched(await issued());
  const { id, request } = await asked();
  expect(await codeOf(await wallet.present(request, credential, answer))).toBe(code);
  expect((await stateOf(id)).state).toBe("asked");
});

/** Another last character but one of the holder's signature. */
const changed = (text: string): string => `${text.slice(0, -3)}${text.at(-3) === "A" ? "B" : "A"}${text.slice(-2)}`;

test("a credential that another wallet presents, or of another holder, is refused", async () => {
  const credential = await fetched(await issued());
  const thief = await Wallet.make(seconds);
  const first = await asked();
  expect(await codeOf(await wallet.present(first.request, credential, { signWith: thief }))).toBe("signature");
  const other = await fetched(await issued({ kind: "firm", id: "91360300MA0000001X" }));
  expect(await codeOf(await wallet.present(first.request, other))).toBe("wrongHolder");
});

test("a certificate of another type than was asked for is refused", async () => {
  const credential = await fetched(await issued());
  const wants = [{ type: "HYGIENE", fields: ["number"] }];
  const use = { mode: "asked", unit: "px-wjw", holder: firm, purpose: "核对卫生许可", wants } as const;
  const { case: c } = await askUse(server.platform, use, staff("px-wjw", "officer"), randomUUID());
  const request = await askWallet(server.platform, c.id);
  expect(await codeOf(await wallet.present(request, credential))).toBe("wrongType");
});

test("a request is answered once, and not after its time", async () => {
  const credential = await fetched(await issued());
  const { request } = await asked();
  expect(await codeOf(await wallet.present(request, credential, { twice: true }))).toBe("replayed");
  await expect(wallet.present(request, credential)).rejects.toThrow();
  const late = await asked();
  setNow("2026-11-02T02:20:00.000Z");
  await expect(wallet.present(late.request, credential)).rejects.toThrow();
  setNow(start);
});

test("a certificate that was suspended, ended, replaced or has run out is refused, and the status list says so", async () => {
  const rows = [await issued(), await issued(), await issued(), await issued(firm, "2026-11-02")];
  const credentials: string[] = [];
  for (const row of rows) credentials.push(await fetched(row));
  const act = (row: CertificateRow | undefined, action: string, input: object) =>
    handle(server.platform.casework, {
      ...{ caseId: row?.caseId ?? 0, action, input: { reason: "核查", paper: "萍市监〔2026〕1号", ...input } },
      ...{ actor: staff("px-scj", "head"), commandId: randomUUID() },
    });
  await act(rows[0], "suspend", {});
  await act(rows[1], "end", { status: "withdrawn" });
  const corrected = {
    claims: { holder: "某店", number: "JY2" },
    validFrom: "2026-11-02",
    validUntil: null,
    reason: "改名",
  };
  await correctCertificate(
    server.platform,
    rows[2] as CertificateRow,
    corrected,
    staff("px-scj", "officer"),
    randomUUID(),
  );
  await server.settle();
  setNow("2026-11-03T02:00:00.000Z");
  const codes: unknown[] = [];
  for (const credential of credentials) {
    const { request } = await asked();
    codes.push(await codeOf(await wallet.present(request, credential)));
  }
  expect(codes).toEqual(["suspended", "ended", "ended", "expired"]);
  const list = await fetch(`${server.platform.certificates.origin}/certificates/status/0`);
  const listed = getListFromStatusListJWT(await list.text());
  expect(rows.map(({ statusIndex }) => listed.getStatus(statusIndex))).toEqual([2, 1, 1, 1]);
  const { rows: chain } = await server.platform.pool.query(
    "SELECT id, replaces FROM certificates WHERE replaces = $1 AND status = 'valid'",
    [rows[2]?.id],
  );
  expect(chain[0]?.id).toMatch(/\.002\.[0-9A-Z]$/u);
  expect((await findCertificate(server.platform.pool, rows[2]?.id ?? ""))?.replacedBy).toBe(chain[0]?.id);
  setNow(start);
});
