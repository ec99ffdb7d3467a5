import { type Accounts, accounts } from "./accounts.ts";
import { type Firms, firms } from "./firms.ts";
import { type PhoneCodes, phoneCodes } from "./phoneCodes.ts";
import type { RealName, RealNameProvider } from "./RealName.ts";
import { type Returning, returning } from "./returning.ts";
import { type Sessions, sessions } from "./sessions.ts";
import { verifyRealName } from "./verifyRealName.ts";
import type { World } from "./World.ts";

/** Everything of citizens' accounts, put together over one world. */
export interface Citizens {
  readonly world: World;
  readonly codes: PhoneCodes;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly firms: Firms;
  readonly returning: Returning;
  /** Absent where no identity provider is configured. */
  readonly realName: RealName | undefined;
}

export function citizensOf(world: World, provider: RealNameProvider | undefined): Citizens {
  const [codes, held] = [phoneCodes(world), sessions(world)];
  return {
    world,
    codes,
    sessions: held,
    accounts: accounts(world, codes, held),
    firms: firms(world),
    returning: returning(world, held),
    realName: provider && verifyRealName(world, held, provider),
  };
}
