import { spawn } from "node:child_process";
import { join } from "node:path";

/**
 * Tells the test city's year in a process of its own: it needs ten times the memory of a server at work, which would
 * otherwise stay with it, and the server answers meanwhile. Returns the number of cases written.
 */
export function seedInChild(databaseUrl: string): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "seedMain.ts")], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve(Number(said));
      else reject(new Error(`the test city's year could not be written (exit ${code})`));
    });
  });
}
