import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What a server writes that meets faults with secrets in them, in requests with secrets in them. */
const program = `
  import { createHttp } from ${JSON.stringify(join(import.meta.dirname, "createHttp.ts"))};
  const http = await createHttp({ log: true, limited: false, errorPage: async ({ reason }) => reason.zh });
  http.get("/fault/:name", async () => {
    throw Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (phone)=(19900000417)", where: "hidden-value" });
  });
  for (const accept of ["text/html", "application/json"]) {
    const answer = await http.inject({
      url: "/fault/hidden-name?token=hidden-token",
      remoteAddress: "203.0.113.77",
      headers: { accept, cookie: "wuxing.session_token=hidden-cookie", authorization: "Bearer hidden-bearer" },
    });
    console.log("ANSWER", answer.statusCode, answer.body);
  }
  await http.close();
`;

test("neither logs nor errors hold what a request or a database said: no secret, no name, no number, no address", () => {
  const { stdout, status } = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", program], {
    encoding: "utf8",
    cwd: import.meta.dirname,
    env: { ...process.env, LOG_LEVEL: "debug" },
  });
  expect(status).toBe(0);
  expect(stdout.match(/ANSWER 500/gu)).toHaveLength(2);
  expect(stdout).toContain('"fault"');
  expect(stdout).toContain("/fault/:name");
  expect(stdout).not.toMatch(/hidden|19900000417|203\.0\.113/u);
});

test("every attempt to sign in leaves a line, with what became of it and without who it was", () => {
  const signing = `
    import { createHttp } from ${JSON.stringify(join(import.meta.dirname, "createHttp.ts"))};
    const http = await createHttp({ log: true, limited: false, errorPage: async () => "" });
    http.post("/sign-in", async (request, reply) => reply.code(request.body.right ? 303 : 401).send());
    http.get("/cases", async () => []);
    for (const payload of [{ right: true, username: "hidden" }, { username: "hidden" }])
      await http.inject({ method: "POST", url: "/sign-in?next=hidden", payload });
    await http.inject("/cases");
    await http.close();
  `;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", signing], {
    encoding: "utf8",
    cwd: import.meta.dirname,
    env: { ...process.env, LOG_LEVEL: "info" },
  });
  const lines = stdout.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: "answered", method: "POST", route: "/sign-in", status: 303, time: expect.stringMatching(/Z$/u) },
    { msg: "answered", method: "POST", route: "/sign-in", status: 401 },
  ]);
  expect(stdout).not.toContain("hidden");
});

test("log lines cannot be forged: what comes from outside stays within its own line", () => {
  const forging = program.replaceAll("hidden-name?token=hidden-token", "a%0A%7B%22level%22%3A60%7D");
  const { stdout } = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", forging], {
    encoding: "utf8",
    cwd: import.meta.dirname,
    env: { ...process.env, LOG_LEVEL: "debug" },
  });
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(JSON.parse(line).level).toBeLessThan(60);
});
