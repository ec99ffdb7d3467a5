import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCheckpoint } from "@wuxing/tlog/checkpoint";
import { formatVerifierKey, parseVerifierKey } from "@wuxing/tlog/note";
import { policyOf } from "@wuxing/tlog/policy";
import { TestLog } from "@wuxing/tlog/testing";
import { hasherOf } from "@wuxing/tlog/tree";
import { formatWitnessRequest, readReply } from "@wuxing/tlog/witness";
import { afterAll, expect, test } from "vitest";
import { CommandFault } from "../Command.ts";
import { witness } from "../commands/witness.ts";
import { RunningWitness } from "./testing/RunningWitness.ts";
import { originHash, WitnessFolder } from "./WitnessFolder.ts";

const folder = mkdtempSync(join(tmpdir(), "wuxing-witness-"));
const running: RunningWitness[] = [];
afterAll(async () => {
  await Promise.all(running.map((one) => one.end("SIGKILL").catch(() => null)));
  rmSync(folder, { recursive: true, force: true });
});

const main = join(import.meta.dirname, "../main.ts");
function wuxing(...words: readonly string[]) {
  const run = spawnSync(process.execPath, [main, ...words], { encoding: "utf8", timeout: 20_000 });
  return { code: run.status, out: run.stdout, err: run.stderr };
}
const keyFile = join(folder, "witness.key");
const made = wuxing("witness", "key", "witness.example/w1", keyFile);
const witnessKey = parseVerifierKey(made.out.trim());

const log = new TestLog(hasherOf()).growTo(200);
const fork = new TestLog(hasherOf()).growTo(3).grow("another").growTo(200);
const vkey = formatVerifierKey(log.signer.key);
const policy = policyOf([log.signer.key], [witnessKey], 1);

function stateFolder(name: string): string {
  const state = join(folder, name);
  mkdirSync(state);
  return state;
}
async function start(state: string): Promise<RunningWitness> {
  const one = await RunningWitness.start(keyFile, vkey, state);
  running.push(one);
  return one;
}
async function end(one: RunningWitness, signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  running.splice(running.indexOf(one), 1);
  return one.end(signal);
}
async function request(oldSize: number, size: number, of = log): Promise<string> {
  const proof = oldSize > 0 && oldSize <= size ? of.tree.consistencyProof(oldSize, size) : [];
  return formatWitnessRequest({ oldSize, proof, checkpoint: await of.checkpoint(size) });
}

test("a key is made once, for its owner alone, and its public part is told", () => {
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(witnessKey).toMatchObject({ name: "witness.example/w1", type: "cosignature" });
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  expect(made.out).not.toContain("PRIVATE");
  const before = readFileSync(keyFile, "utf8");
  expect(wuxing("witness", "key", "witness.example/w2", keyFile)).toMatchObject({ code: 1, out: "" });
  expect(readFileSync(keyFile, "utf8")).toBe(before);
});

const logKey = join(folder, "log.key");
const secret = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
writeFileSync(logKey, `PRIVATE+KEY+PeterNeumann+c74f20a3+${secret}\n`);
const damaged = stateFolder("damaged");
writeFileSync(join(damaged, `${originHash(log.signer.key.name)}.1`), "half a check");
const options = (key: string, one: string, state: string, listen = "127.0.0.1:0") =>
  ["--listen", listen, "--key", key, "--log", one, "--state", state] as const;
test.each([
  ["no words", 2, []],
  ["a name with a space", 1, ["key", "my witness", join(folder, "new.key")]],
  ["a key without a file", 2, ["key", "w.example"]],
  ["an unknown option", 2, ["--port", "1"]],
  ["an option missing", 2, ["--listen", "127.0.0.1:0"]],
  ["an address without a port", 2, options(keyFile, vkey, folder, "localhost")],
  ["a port that is none", 2, options(keyFile, vkey, folder, "localhost:99999")],
  ["an address of another machine", 1, options(keyFile, vkey, folder, "192.0.2.1:8410")],
  ["a key file that is not there", 1, options(join(folder, "none"), vkey, folder)],
  ["a key file without a key", 1, options(main, vkey, folder)],
  ["a log's key as its own", 1, options(logKey, vkey, folder)],
  ["a log that is no key", 1, options(keyFile, "city.example", folder)],
  ["a witness's key as a log", 1, options(keyFile, made.out.trim(), folder)],
  ["no folder", 1, options(keyFile, vkey, join(folder, "nowhere"))],
  ["a damaged memory", 1, options(keyFile, vkey, damaged)],
] as const)("called with %s it says in both languages what to do", async (_what, code, words) => {
  const fault = await Promise.resolve(witness.run(words)).catch((error: unknown) => error);
  if (!(fault instanceof CommandFault)) throw new Error(`no fault: ${fault}`);
  expect(fault.exitCode).toBe(code);
  expect(fault.reason.zh).toMatch(/[\u4e00-\u9fff]/u);
  expect(fault.reason.en).toMatch(/[a-z]{4}/u);
  expect(fault.reason.zh + fault.reason.en).not.toContain(secret);
});

test("over HTTP it cosigns, remembers, shows what it cosigned and keeps what it refused", async () => {
  const state = stateFolder("http");
  const one = await start(state);
  expect(await (await fetch(one.origin)).text()).toBe(`witness ${made.out}log ${vkey}\n`);
  const shown = `${one.origin}/${originHash(log.signer.key.name)}/checkpoint`;
  expect((await fetch(shown)).status).toBe(404);
  const reply = readReply(await one.ask(await request(0, 150)), await log.checkpoint(150), witnessKey);
  if (reply.kind !== "cosigned") throw new Error(reply.kind);
  const opened = openCheckpoint((await log.checkpoint(150)) + reply.lines, policy);
  expect(Math.abs((opened.cosignatures[0]?.time ?? 0) * 1000 - Date.now())).toBeLessThan(60_000);
  const conflict = await fetch(`${one.origin}/add-checkpoint`, { method: "POST", body: await request(0, 200) });
  expect([conflict.status, conflict.headers.get("content-type")]).toEqual([409, "text/x.tlog.size"]);
  expect(await conflict.text()).toBe("150\n");
  const forked = await request(150, 180, fork);
  expect(await one.ask(forked)).toMatchObject({ status: 422 });
  expect(readdirSync(join(state, "refused")).map((name) => readFileSync(join(state, "refused", name), "utf8"))).toEqual(
    [forked],
  );
  const text = await (await fetch(shown)).text();
  expect(openCheckpoint(text, policy).checkpoint.size).toBe(150);
  expect((await fetch(shown, { method: "DELETE" })).status).toBe(405);
  expect((await fetch(`${one.origin}/add-checkpoint`)).status).toBe(405);
  expect((await fetch(`${one.origin}/else`)).status).toBe(404);
  expect(await one.ask("x".repeat(300_000)).catch(() => ({ status: 413 }))).toMatchObject({ status: 413 });
  expect(await one.ask("x")).toMatchObject({ status: 400 });
  expect(await end(one, "SIGTERM")).toBe(0);
}, 60_000);

test("killed at any moment it has forgotten nothing that it cosigned", async () => {
  const state = stateFolder("killed");
  let told = 0;
  for (let round = 0; round < 5; round++) {
    const one = await start(state);
    // What was cosigned before the kill is never unsaid; what was asked and not answered may have been taken or not.
    const reply = readReply(await one.ask(await request(199, 200)), await log.checkpoint(200), witnessKey);
    if (reply.kind !== "conflict") throw new Error(reply.kind);
    const known = reply.size;
    expect(known).toBeGreaterThanOrEqual(told);
    if (known > 3) {
      for (const size of [known, known + 1])
        expect(await one.ask(await request(known, size, fork))).toMatchObject({ status: 422 });
      expect(await one.ask(await request(known - 1, known))).toMatchObject({ status: 409 });
    }
    const bodies: string[] = [];
    for (let next = known + 1; next <= known + 20; next++) bodies.push(await request(next - 1, next));
    // A stream of requests, killed while one is under way: in later rounds after more answers.
    const stream = async (): Promise<void> => {
      for (const [i, body] of bodies.entries()) {
        const answer = one.ask(body);
        if (i === 3 * round) void end(one, "SIGKILL");
        if ((await answer).status === 200) told = known + i + 1;
      }
    };
    await expect(stream()).rejects.toThrow();
  }
  expect(told).toBeGreaterThanOrEqual(30);
}, 120_000);

test("two witnesses over one folder never cosign two ways on", async () => {
  const state = stateFolder("shared");
  const two = [await start(state), await start(state)] as const;
  await two[0].ask(await request(0, 10));
  for (const size of [10, 30, 60, 90]) {
    const asked = [size + 5, size + 7, size + 20].flatMap((next) =>
      two.map(async (one) => one.ask(await request(size, next))),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect(answers.filter(({ status }) => status === 409).length).toBe(5);
    const latest = await new WitnessFolder(state).latest(log.signer.key.name);
    const next = size === 10 ? 30 : size + 30;
    expect(await two[1].ask(await request(latest?.size ?? 0, next))).toMatchObject({ status: 200 });
  }
  for (const one of two) expect(await end(one, "SIGTERM")).toBe(0);
}, 60_000);

test("a number long gone past is not taken again by one that was held up", async () => {
  const state = stateFolder("late");
  const [quick, slow] = [new WitnessFolder(state), new WitnessFolder(state)];
  const cosigned = async (size: number) => ({
    size,
    root: log.tree.root(size),
    note: await log.checkpoint(size),
  });
  const origin = log.signer.key.name;
  await quick.replace(origin, undefined, await cosigned(1));
  const late = await slow.latest(origin);
  for (const size of [2, 3, 4])
    expect(await quick.replace(origin, await quick.latest(origin), await cosigned(size))).toBe(true);
  expect(await slow.replace(origin, late, await cosigned(5))).toBe(false);
  expect(await slow.replace(origin, undefined, await cosigned(5))).toBe(false);
  expect((await slow.latest(origin))?.size).toBe(4);
  expect(readdirSync(state)).toEqual([`${originHash(origin)}.4`]);
});
