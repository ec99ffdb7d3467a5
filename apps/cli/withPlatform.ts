import { configuration } from "../server/configuration.ts";
import { type Prepared, prepare } from "../server/prepare.ts";

/** Runs a command on the configured database, without listening, and puts everything away afterwards. */
export async function withPlatform(work: (prepared: Prepared) => Promise<number>): Promise<number> {
  const prepared = await prepare({ ...configuration(process.env), log: false });
  try {
    return await work(prepared);
  } finally {
    await prepared.end();
  }
}
