import { createHash, randomUUID } from "node:crypto";
import { getListFromStatusListJWT } from "@sd-jwt/jwt-status-list";
import { askUse, askWallet, correctCertificate, issueCertificate, offerToWallet } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { type CertificateRow, findCertificate, type Holder, sm2PublicKey } from "@wuxing/platform/certificates";
import { decodeJwt } from "jose";
import { sm2 as sm } from "sm-crypto-v2";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePort } from "../testing/freePort.ts";
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

test("an answer is read by either cipher of the request, and never in clear or encrypted to another key", async () => {
  const credential = await fetched(await issued());
  for (const enc of ["A128GCM", "A256GCM"]) {
    const { id, request } = await asked();
    expect((await wallet.present(request, credential, { enc })).status).toBe(200);
    const { rows } = await server.platform.pool.query("SELECT key FROM certificate_requests WHERE case_id = $1", [id]);
    expect(rows, "nobody can open it later").toEqual([{ key: null }]);
  }
  const other = await asked();
  const { request } = await asked();
  expect(await codeOf(await wallet.present(request, credential, { plain: true }))).toBe("unreadable");
  const key = await encryptionKeyOf(other.request);
  expect(await codeOf(await wallet.present(request, credential, { encryptTo: key }))).toBe("unreadable");
  expect(await codeOf(await wallet.present(other.request, credential))).toBeUndefined();
});

/** The key to which the answer to a request is to be encrypted. */
async function encryptionKeyOf(request: string) {
  const uri = new URL(request).searchParams.get("request_uri") ?? "";
  const object = decodeJwt(await (await fetch(uri)).text()) as unknown as {
    readonly client_metadata: { readonly jwks: { readonly keys: readonly [{ readonly kty: string }] } };
  };
  const [key] = object.client_metadata.jwks.keys;
  expect(key).toMatchObject({ kty: "EC", use: "enc", alg: "ECDH-ES" });
  expect(key).not.toHaveProperty("d");
  return key;
}

test("a wallet binds its token to its key, and is given a certificate by it", async () => {
  const row = await issued();
  const { offer, pin } = await offerToWallet(server.platform, row);
  const { credential, tokenType } = await wallet.fetchOffered(offer, pin, { dpop: true });
  expect(tokenType).toBe("DPoP");
  expect(await wallet.read(credential)).toMatchObject({ jti: row.id });
});

/** Posts what a wallet posts, with a proof or none. */
async function post(path: string, body: URLSearchParams | object, headers: Record<string, string>) {
  const form = body instanceof URLSearchParams;
  const answer = await fetch(`${server.platform.certificates.origin}${path}`, {
    ...{ method: "POST", body: form ? body : JSON.stringify(body) },
    headers: { ...headers, ...(form ? {} : { "content-type": "application/json" }) },
  });
  const { error, access_token: token } = (await answer.json()) as { error?: string; access_token?: string };
  return { status: answer.status, error, token, nonce: answer.headers.get("dpop-nonce") ?? "" };
}

/** A fresh offer as the form of the token endpoint. */
async function tokenForm(): Promise<URLSearchParams> {
  const { offer, pin } = await offerToWallet(server.platform, await issued());
  const said = JSON.parse(new URL(offer).searchParams.get("credential_offer") ?? "");
  const [grant = ""] = Object.keys(said.grants);
  return new URLSearchParams({
    ...{ grant_type: grant, "pre-authorized_code": said.grants[grant]["pre-authorized_code"], tx_code: pin },
  });
}
const nonceNow = async (form: URLSearchParams): Promise<string> => {
  const asked = await post("/wallet/token", form, { dpop: await wallet.dpop({ htm: "POST", htu: endpoint() }) });
  expect([asked.status, asked.error], "a proof without a nonce is told one").toEqual([400, "use_dpop_nonce"]);
  return asked.nonce;
};
const endpoint = (path = "/wallet/token") => `${server.platform.certificates.origin}${path}`;

test.each([
  ["another method", () => ({ htm: "GET" })],
  ["another address", () => ({ htu: endpoint("/wallet/credential") })],
  ["an old time", () => ({ iat: seconds() - 120 })],
  ["a time to come", () => ({ iat: seconds() + 120 })],
  ["no name of its own", () => ({ jti: undefined })],
] as const)("a proof for %s is refused, and the offer is still good", async (_name, wrong) => {
  const form = await tokenForm();
  const right = { htm: "POST", htu: endpoint(), nonce: await nonceNow(form) };
  const refused = await post("/wallet/token", form, { dpop: await wallet.dpop({ ...right, ...wrong() }) });
  expect([refused.status, refused.error]).toEqual([400, "invalid_dpop_proof"]);
  const nonce = await nonceNow(form);
  expect((await post("/wallet/token", form, { dpop: await wallet.dpop({ ...right, nonce }) })).status).toBe(200);
});

test("a proof is used once, its kind and its nonce are ours, and there is one of it", async () => {
  const form = await tokenForm();
  const right = { htm: "POST", htu: endpoint(), nonce: await nonceNow(form), jti: "one" };
  const wrongKind = await post("/wallet/token", form, { dpop: await wallet.dpop(right, "jwt") });
  expect(wrongKind.error).toBe("invalid_dpop_proof");
  const forged = await post("/wallet/token", form, { dpop: await wallet.dpop({ ...right, nonce: "mine" }) });
  expect(forged.error).toBe("use_dpop_nonce");
  const proof = await wallet.dpop(right);
  expect((await post("/wallet/token", form, { dpop: `${proof},${proof}` })).error).toBe("invalid_dpop_proof");
  expect((await post("/wallet/token", form, { dpop: proof })).status).toBe(200);
  const next = await tokenForm();
  expect((await post("/wallet/token", next, { dpop: proof })).error, "replayed").toBe("use_dpop_nonce");
  const again = await wallet.dpop({ ...right, nonce: await nonceNow(next) });
  expect((await post("/wallet/token", next, { dpop: again })).error, "the same jti").toBe("invalid_dpop_proof");
});

test("a bound token is good with its own key's proof of it alone, an unbound one with none", async () => {
  const form = await tokenForm();
  const bound = await post("/wallet/token", form, {
    dpop: await wallet.dpop({ htm: "POST", htu: endpoint(), nonce: await nonceNow(form) }),
  });
  const token = bound.token ?? "";
  const thief = await Wallet.make(seconds);
  const body = { credential_configuration_id: "FOODSALE", proofs: { jwt: ["none"] } };
  const hashed = createHash("sha256").update(token).digest("base64url");
  const send = async (scheme: string, by?: Wallet, claims: object = {}, of = token) => {
    const nonce = (
      await post("/wallet/credential", body, {
        authorization: `DPoP ${token}`,
        dpop: await wallet.dpop({ htm: "POST", htu: endpoint("/wallet/credential"), ath: hashed }),
      })
    ).nonce;
    const proof = { htm: "POST", htu: endpoint("/wallet/credential"), ath: hashed, nonce, ...claims };
    const dpop: Record<string, string> = by ? { dpop: await by.dpop(proof) } : {};
    const { status, error } = await post("/wallet/credential", body, { authorization: `${scheme} ${of}`, ...dpop });
    return [status, error];
  };
  expect(await send("Bearer")).toEqual([401, "invalid_token"]);
  expect(await send("DPoP")).toEqual([401, "invalid_dpop_proof"]);
  expect(await send("DPoP", thief)).toEqual([401, "invalid_dpop_proof"]);
  expect(await send("DPoP", wallet, { ath: undefined })).toEqual([401, "invalid_dpop_proof"]);
  expect(await send("DPoP", wallet, { htu: endpoint() })).toEqual([401, "invalid_dpop_proof"]);
  expect(await send("DPoP", wallet), "past the token, to the proof of the credential's key").toEqual([
    400,
    "invalid_proof",
  ]);
  const free = (await post("/wallet/token", await tokenForm(), {})).token ?? "";
  expect(await send("DPoP", wallet, {}, free)).toEqual([401, "invalid_token"]);
});

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
