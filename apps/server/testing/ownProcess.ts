import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A server in a process of its own. */
export interface OwnProcess {
  readonly origin: string;
  /** Ends it at once, as a machine that loses its power does; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts a program that prints where it listens, as its first line. */
export async function ownProcess(words: readonly string[]): Promise<OwnProcess> {
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const origin of createInterface(child.stdout))
    return {
      origin,
      kill: async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, "exit");
        child.kill("SIGKILL");
        await gone;
      },
    };
  throw new Error("the server ended before it listened");
}
