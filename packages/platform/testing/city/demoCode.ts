import type { Person } from "./people.ts";

/** The key of every authenticator app of the demo city, published as its password is. Never valid outside demo mode. */
export const demoSecret = "PINGXIANGDEMOKEY234567PINGXIANGS";

/** Whether this person of the demo city signs in with a code too: administrators and dispatchers must. */
export const hasDemoCode = ({ posts }: Pick<Person, "posts">): boolean =>
  posts.some(({ role }) => role === "administrator" || role === "dispatcher");

/** The code of the demo city's authenticator apps at this moment (ISO). */
export async function demoCode(now: string): Promise<string> {
  const { Secret, TOTP } = await import("otpauth");
  return TOTP.generate({ secret: Secret.fromBase32(demoSecret), timestamp: Date.parse(now) });
}
