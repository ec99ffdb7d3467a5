import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { configuration } from "./configuration.ts";

const folder = mkdtempSync(join(tmpdir(), "wuxing-configuration-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileWith = (content: string): string => {
  const path = join(folder, `${Math.random()}`);
  writeFileSync(path, content);
  return path;
};
const long = (letter: string) => letter.repeat(32);
const faultOf = (env: NodeJS.ProcessEnv, words: readonly string[] = []): string => {
  try {
    configuration(env, words);
  } catch (error) {
    if (!(error instanceof ConfigurationFault)) throw error;
    expect(error.reason.zh).toMatch(/\p{Script=Han}/u);
    expect(error.reason.en).not.toMatch(/\p{Script=Han}/u);
    return error.message;
  }
  return expect.fail("it was accepted");
};

test("nothing needs to be said", () => {
  expect(configuration({})).toMatchObject({
    host: "127.0.0.1",
    port: 8080,
    secret: undefined,
    olderSecrets: [],
    outgoing: [],
  });
});

test("a secret comes from its variable or from the file that X_FILE names, without the line end an editor leaves", () => {
  const url = "postgres://owner:invented@db.example/wuxing";
  expect(configuration({ DATABASE_URL: url }).databaseUrl).toBe(url);
  expect(configuration({ DATABASE_URL_FILE: fileWith(`${url}\n`) }).databaseUrl).toBe(url);
  expect(configuration({ SESSION_SECRET_FILE: fileWith(`${long("a")}\n`) }).secret).toBe(long("a"));
});

test("of several session secrets the first signs and the others are still known", () => {
  const { secret, olderSecrets } = configuration({ SESSION_SECRET: `${long("a")}, ${long("b")},${long("c")}` });
  expect([secret, olderSecrets]).toEqual([long("a"), [long("b"), long("c")]]);
  expect(configuration({ SESSION_SECRET_FILE: fileWith(`${long("a")}\n${long("b")}\n`) }).olderSecrets).toEqual([
    long("b"),
  ]);
});

test.each([
  [{ SESSION_SECRET: "short" }, "SESSION_SECRET"],
  [{ SESSION_SECRET: `${long("a")},short` }, "SESSION_SECRET"],
  [{ SESSION_SECRET: long("a"), SESSION_SECRET_FILE: "/nowhere" }, "SESSION_SECRET_FILE"],
  [{ SESSION_SECRET_FILE: "/no/such/file" }, "ENOENT"],
  [{ DATABASE_URL_FILE: "/dev/null" }, "DATABASE_URL_FILE"],
  [{ PORT: "eighty" }, "PORT"],
  [{ PORT: "65536" }, "PORT"],
  [{ ORIGIN: "wx.example" }, "ORIGIN"],
  [{ ORIGIN: "https://wx.example/path" }, "ORIGIN"],
  [{ ORIGIN: "javascript:alert(1)" }, "ORIGIN"],
  [{ RATE_LIMIT_PERSON: "many" }, "RATE_LIMIT_PERSON"],
  [{ RATE_LIMIT_ROUTE: "-1" }, "RATE_LIMIT_ROUTE"],
  [{ OUTGOING_HOSTS: "http://id.example" }, "OUTGOING_HOSTS"],
  [{ OUTGOING_INNER: "id.example" }, "OUTGOING_INNER"],
  [{ COPY_FONTS: "/no/such/font.ttc#Name" }, "COPY_FONTS"],
])("%j is refused by name, in both languages", (env, name) => {
  expect(faultOf(env)).toContain(name);
});

test("what is wrong with a secret is told without the secret", () => {
  expect(faultOf({ SESSION_SECRET: "tooshorttobegood" })).not.toContain("tooshorttobegood");
});

test.each([
  "SESSION_SECRET=abcdefgh",
  "--session-secret=abcdefgh",
  "--database-url=postgres://localhost/wuxing",
  "postgres://owner:invented@localhost/wuxing",
  "--MASTER_KEY=abcdefgh",
  "--password=abcdefgh",
])("a start with a secret in the command line is refused: %s", (word) => {
  expect(faultOf({}, ["--quiet", word])).not.toContain("abcdefgh");
  expect(configuration({}, ["--quiet", "serve"]).port).toBe(8080);
});

test("systems outside are named by origin; only inner ones may speak plain http", () => {
  const { outgoing } = configuration({
    OUTGOING_HOSTS: "https://id.example, https://sms.example:8443/",
    OUTGOING_INNER: "http://10.1.2.3:9000",
  });
  expect(outgoing).toEqual([
    { origin: "https://id.example", inner: false },
    { origin: "https://sms.example:8443", inner: false },
    { origin: "http://10.1.2.3:9000", inner: true },
  ]);
});

test("hosts of recordings are named with or without https, and never with a path", () => {
  const { recordingHosts } = configuration({ CTI_RECORDING_HOSTS: "rec.example, https://old.example:8443" });
  expect(recordingHosts).toEqual(["rec.example", "old.example:8443"]);
  expect(configuration({}).recordingHosts).toEqual([]);
  expect(faultOf({ CTI_RECORDING_HOSTS: "http://rec.example" })).toContain("CTI_RECORDING_HOSTS");
  expect(faultOf({ CTI_RECORDING_HOSTS: "rec.example/calls" })).toContain("CTI_RECORDING_HOSTS");
});

const start = (env: NodeJS.ProcessEnv, ...words: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, "run.ts"), ...words], {
    encoding: "utf8",
    timeout: 30_000,
    env: { PATH: process.env.PATH, ...env },
  });

test("the server says so and ends, without a word of its inside", () => {
  const { status, stderr, stdout } = start({ SESSION_SECRET: "tooshorttobegood" });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("SESSION_SECRET 太短");
  expect(stderr).not.toMatch(/tooshorttobegood|^\s+at /mu);
  expect(start({}, "--session-secret=abcdefgh").status).toBe(1);
});

test("a start that fails at the database shows neither its password nor the secret", () => {
  const env = {
    DATABASE_URL: "postgres://owner:invented-password@127.0.0.1:1/wuxing",
    SESSION_SECRET: long("x"),
    PORT: "0",
  };
  const { status, stdout, stderr } = start(env);
  expect(status).toBe(1);
  expect(stderr).toContain("DATABASE_URL");
  expect(stdout + stderr).not.toMatch(/invented-password|x{32}/u);
});

test("notifications: a key of another kind, and a host with a path, are refused; the usual push services are known", () => {
  expect(configuration({}).push).toMatchObject({
    vapidKey: undefined,
    hosts: expect.arrayContaining(["*.push.apple.com"]),
  });
  const vapidKey = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
  const own = configuration({ VAPID_KEY: vapidKey, PUSH_HOSTS: "push.example.gov.cn *.push.example.cn" }).push;
  expect([own.vapidKey, own.hosts]).toEqual([vapidKey, ["push.example.gov.cn", "*.push.example.cn"]]);
  expect(faultOf({ VAPID_KEY: "secret-that-is-none" })).toContain("VAPID_KEY");
  expect(faultOf({ VAPID_KEY: "secret-that-is-none" })).not.toContain("secret-that-is-none");
  for (const hosts of ["https://push.example.cn", "push.example.cn/x", "*", "localhost"])
    expect(faultOf({ PUSH_HOSTS: hosts })).toContain("PUSH_HOSTS");
});
