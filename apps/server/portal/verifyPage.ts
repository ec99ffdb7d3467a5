import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fieldsOf } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { formatPolicy } from "@wuxing/tlog/policy";
import type { BuiltIn } from "../../web/verify/check/builtIn.ts";
import type { CityWords, FieldWords } from "../../web/verify/check/CityWords.ts";
import { builtInPlace } from "../../web/verify/oneFile.ts";
import { cityName } from "./contextOf.ts";

/** The verifier page as this city gives it out. */
export interface VerifyPage {
  /** In UTF-8: as a string it would take twice the memory. */
  readonly html: Buffer;
  /** Its content security policy, which its own script and style alone fulfil. */
  readonly policy: string;
  /** SHA-256 of the file in hexadecimal. */
  readonly sha256: string;
}

const built = join(import.meta.dirname, "../../web/dist/verify/verify.html");

const made = new WeakMap<Platform["log"], Promise<VerifyPage>>();

/** The page as `npm run build` left it, with the city's keys and words put in; made once. Rejects where it is not built. */
export function verifyPage(platform: Pick<Platform, "log" | "casework">): Promise<VerifyPage> {
  const page = made.get(platform.log) ?? filledIn(platform);
  made.set(platform.log, page);
  return page;
}

async function filledIn({ log, casework }: Pick<Platform, "log" | "casework">): Promise<VerifyPage> {
  const page = await readFile(built, "utf8");
  // Addresses of witnesses are nothing to who checks.
  const trusted = { ...log.policy, witnesses: log.policy.witnesses.map(({ name, key }) => ({ name, key })) };
  const builtIn: BuiltIn = { city: cityName, policy: formatPolicy(trusted), words: wordsOf(casework.procedures) };
  const json = JSON.stringify(builtIn).replaceAll("<", "\\u003c");
  const html = Buffer.from(page.replace(builtInPlace, () => builtInPlace.replace("></", () => `>${json}</`)));
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(page)?.[1] ?? "default-src 'none'";
  return { html, policy, sha256: createHash("sha256").update(html).digest("hex") };
}

/** How the city calls kinds of cases, actions and states. */
function wordsOf(procedures: Platform["casework"]["procedures"]): CityWords {
  const titles = (named: Readonly<Record<string, { readonly title: Text }>>) =>
    Object.fromEntries(Object.entries(named).map(([name, { title }]) => [name, title]));
  const words = [...procedures].map(([type, { title, open, actions, states }]) => {
    const ofCitizens = Object.entries({ ...actions, open }).filter(([, { by }]) => [by].flat().some(isCitizen));
    const fields = Object.fromEntries(ofCitizens.map(([name, { input }]) => [name, fieldWords(input)]));
    return [type, { title, actions: { open: open.title, ...titles(actions) }, states: titles(states), fields }];
  });
  return Object.fromEntries(words) as CityWords;
}

/** Receipts are of what citizens and firms did. */
const isCitizen = (party: string): boolean => party === "anyone" || party === "applicant";

const fieldWords = (input: Parameters<typeof fieldsOf>[0]): Readonly<Record<string, FieldWords>> =>
  Object.fromEntries(
    fieldsOf(input).map(({ name, label, options }) => [
      name,
      { label, ...(options ? { options: Object.fromEntries(options.map((one) => [one.value, one.label])) } : {}) },
    ]),
  );

/** Puts the page's SHA-256 into the log, once for each page there is, so that nobody is given another unnoticed. */
export async function recordVerifyPage({
  log,
  casework,
  pool,
}: Pick<Platform, "log" | "casework" | "pool">): Promise<void> {
  const { sha256 } = await verifyPage({ log, casework });
  const { rows } = await pool.query(
    "SELECT 1 FROM log_records WHERE kind = 'verifier.page' AND position($1 in record) > 0",
    [sha256],
  );
  if (rows.length === 0) await log.submit(pool, "verifier.page", { sha256 });
}
