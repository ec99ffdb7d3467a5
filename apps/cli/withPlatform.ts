import { ConfigurationFault } from "../server/ConfigurationFault.ts";
import { type Configuration, configuration } from "../server/configuration.ts";
import { type Prepared, prepare } from "../server/prepare.ts";
import { CommandFault } from "./Command.ts";

/** Runs a command on the configured database, without listening, and puts everything away afterwards. */
export async function withPlatform(work: (prepared: Prepared) => Promise<number>): Promise<number> {
  const prepared = await prepare({ ...configured(), log: false });
  try {
    return await work(prepared);
  } finally {
    await prepared.end();
  }
}

/** The configuration; what is wrong with it is told like a wrong command. */
function configured(): Configuration {
  try {
    return configuration(process.env, process.argv.slice(2));
  } catch (error) {
    throw error instanceof ConfigurationFault ? new CommandFault(error.reason, 1) : error;
  }
}
