import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const main = join(import.meta.dirname, "../../main.ts");

/** For tests: `wuxing witness` in a process of its own, which can be killed. */
export class RunningWitness {
  readonly origin: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, origin: string) {
    this.#child = child;
    this.origin = origin;
  }

  /** Starts it on a free port, and waits until it listens. */
  static async start(keyFile: string, log: string, state: string): Promise<RunningWitness> {
    const words = ["witness", "--listen", "127.0.0.1:0", "--key", keyFile, "--log", log, "--state", state];
    const child = spawn(process.execPath, [main, ...words], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface(child.stdout)) {
      const [origin] = /http:\S+/u.exec(line) ?? [];
      // What it says later is read and passed over, so that it is never held up.
      child.stdout.resume();
      if (origin) return new RunningWitness(child, origin);
    }
    throw new Error("the witness ended before it listened");
  }

  /** Asks for a cosignature. Rejects where the witness dies before it answers. */
  async ask(body: string): Promise<{ readonly status: number; readonly body: string }> {
    const response = await fetch(`${this.origin}/add-checkpoint`, { method: "POST", body });
    return { status: response.status, body: await response.text() };
  }

  /** Ends it, and waits for its end: `SIGKILL` as a power cut would, `SIGTERM` as an operator does. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    const exit = once(this.#child, "exit");
    this.#child.kill(signal);
    const [code] = (await exit) as [number | null];
    return code;
  }
}
