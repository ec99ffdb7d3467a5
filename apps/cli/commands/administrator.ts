import { randomUUID } from "node:crypto";
import { dayOf } from "@wuxing/kernel/calendar";
import { Refusal, systemActor } from "@wuxing/kernel/procedure";
import { identity } from "@wuxing/platform/identity";
import { type Change, changeRegister, type Registers } from "@wuxing/platform/registers";
import { configuration } from "../../server/configuration.ts";
import { badUsage, type Command, CommandFault } from "../Command.ts";
import { withPlatform } from "../withPlatform.ts";

const usage = "administrator USERNAME NAME UNIT UNIT-NAME DIVISION DIVISION-NAME";

/**
 * `wuxing administrator …`: the first administrator of a city that has none, with his unit and the city's division where
 * they are not there. Prints the link by which he sets his password. Exit code 1 where a register refuses.
 */
export const administrator: Command = {
  async run(words) {
    const [username = "", name = "", unit = "", unitName = "", division = "", divisionName = "", ...more] = words;
    if (divisionName === "" || more.length > 0) throw badUsage(usage);
    return withPlatform(async ({ platform, registers }) => {
      const today = dayOf(registers.now());
      const changes: Change[] = [
        ...(registers.city.divisions.some(({ code }) => code === division) ? [] : [cityOf(division, divisionName)]),
        ...(registers.city.knowsUnit(unit) ? [] : [unitOf(unit, unitName, division, today)]),
        { register: "people", key: username, after: { username, name: alike(name), since: today, until: null } },
        {
          register: "posts",
          key: `${username}/${unit}/administrator/${today}`,
          after: { user_id: username, unit, role: "administrator", since: today, until: null },
        },
      ];
      await change(registers, changes, today);
      const { origin } = configuration(process.env);
      // Making a link signs and seals nothing.
      const { recovery } = identity(platform.pool, { secrets: [], origin, now: registers.now });
      const made = await recovery.make({ username, purpose: "首位管理员", clearsFactors: false, by: "system" });
      process.stdout.write(`管理员 ${username} 请在半小时内打开 / to be opened within half an hour:\n`);
      process.stdout.write(`${origin}/recover/${made?.token}\n`);
      return 0;
    });
  },
};

async function change(registers: Registers, changes: readonly Change[], today: string): Promise<void> {
  const command = { commandId: randomUUID(), source: "wuxing administrator", reason: "", effectiveOn: today };
  try {
    await changeRegister(registers, { ...command, changes, actor: systemActor });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [first] = error.faults;
    throw new CommandFault(first?.reason ?? error.reason, 1);
  }
}

const alike = (name: string) => ({ zh: name, en: name });

const cityOf = (code: string, name: string): Change => ({
  register: "divisions",
  key: code,
  after: { code, name: alike(name), level: "city", parent: null },
});

const unitOf = (code: string, name: string, division: string, since: string): Change => ({
  register: "units",
  key: code,
  after: {
    ...{ code, name: alike(name), short_name: alike(name), aliases: [], layer: "city", division },
    ...{ parent: null, since, until: null },
  },
});
