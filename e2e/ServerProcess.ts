import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { demoSignIn } from "@wuxing/platform/testing/sign-in";

const main = join(import.meta.dirname, "../apps/server/main.js");

/** The real server as a process of its own on a data folder of its own, as `npm start` runs it. */
export class ServerProcess {
  readonly folder = mkdtempSync(join(tmpdir(), "wuxing-e2e-"));
  origin = "";
  #child: ChildProcess | undefined;
  #output = "";
  readonly #environment: NodeJS.ProcessEnv;
  readonly #begun: string | undefined;

  /**
   * `environment` comes after what the server is started with here, and so wins over it. `begun`: a data folder of a server
   * that was stopped, to go on from; without it the server begins with an empty one.
   */
  constructor(environment: NodeJS.ProcessEnv = {}, begun?: string) {
    this.#environment = environment;
    this.#begun = begun;
  }

  async start(): Promise<void> {
    await chmod(this.folder, 0o755);
    const data = join(this.folder, "data");
    // With its owners: the database runs as another user where we are root.
    if (this.#begun && !existsSync(data)) execFileSync("cp", ["-a", this.#begun, data]);
    const port = await freePort();
    this.origin = `http://127.0.0.1:${port}`;
    this.#child = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: data,
        LOG_LEVEL: "warn",
        // One machine plays a whole city here.
        RATE_LIMIT_PERSON: "1000000",
        RATE_LIMIT_ADDRESS: "1000000",
        RATE_LIMIT_ROUTE: "1000000",
        DATABASE_URL: "",
        // What a demonstration's province sends down would come in the middle of what is counted here.
        DEMO_PROVINCE: "0",
        DEMO_SERVICES: "0",
        ...this.#environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    await this.#untilWritable();
  }

  /** What the server has written to its output since it began. */
  get output(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  databasePid(): number {
    return Number(readFileSync(join(this.folder, "data/postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);
  }

  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((done) => child.once("exit", done));
    child.kill(signal);
    return gone;
  }

  async remove(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The session cookie of a demo person. */
  signIn(username: string): Promise<string> {
    return demoSignIn(this.origin, username);
  }

  /** Requests that write wait until the test city is there. */
  async #untilWritable(): Promise<void> {
    for (;;) {
      if (this.#child?.exitCode !== null || this.#child.signalCode !== null)
        throw new Error(`the server ended: ${this.#output}`);
      try {
        await fetch(`${this.origin}/api/files`, { method: "POST" });
        return;
      } catch {
        await sleep(50);
      }
    }
  }
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
