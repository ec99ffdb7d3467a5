import type { Actor } from "@wuxing/kernel/procedure";
import { canonicalJson } from "@wuxing/kernel/record";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { basesNotInForce } from "../assertInForce.ts";
import { type Bundle, bundlesOf, findBundle } from "../bundles.ts";
import { assertMayDraftFor } from "../mayDraftFor.ts";
import { readBundles } from "./bundleTables.ts";
import type { ImportAsked, ImportReport } from "./importItems.ts";

/**
 * Brings bundles from a file into revisions, one for each bundle that changes, each for its review; all or none. A trial says
 * what would change and names sheet, row and column of every fault. Throws Refusal for a file that cannot be read.
 */
export async function importBundles(
  platform: Platform,
  { bytes, actor, commandId: command, source, trial, unit }: ImportAsked & { readonly unit: string },
): Promise<ImportReport> {
  assertMayDraftFor(actor, unit);
  const { bundles, faults } = await readBundles(bytes);
  const missing = new Set(
    await basesNotInForce(
      platform,
      bundles.flatMap(({ bundle }) => bundle.bases),
    ),
  );
  const all = [
    ...faults,
    ...bundles.flatMap(({ bundle, placeOf }) =>
      bundle.bases
        .filter((base) => missing.has(base))
        .map((base) => ({ ...placeOf("bases"), reason: t(`没有现行的事项 ${base}`, `No item ${base} is in force`) })),
    ),
  ];
  const present = new Map((await bundlesOf(platform.pool)).map((one) => [one.code, one]));
  const changed = bundles.flatMap(({ bundle }) => {
    const now = present.get(bundle.code);
    const differences = now ? differing(now, bundle) : Object.keys(bundle).length;
    return differences === 0 ? [] : [{ bundle, what: now ? ("change" as const) : ("new" as const), differences }];
  });
  const rows = changed.map(({ bundle: { code, name }, ...row }) => ({ code, name: name.zh, ...row }));
  const report = { faults: all, rows, unchanged: bundles.length - changed.length };
  if (trial || all.length > 0) return { ...report, revisions: [], done: false };
  const revisions: string[] = [];
  for (const { bundle } of changed)
    revisions.push(await propose(platform, actor, { bundle, unit, source, command: commandId(command, bundle.code) }));
  return { ...report, revisions, done: true };
}

const differing = (now: Bundle, then: Bundle): number =>
  (Object.keys(then) as (keyof Bundle)[]).filter((name) => canonicalJson(now[name]) !== canonicalJson(then[name]))
    .length;

interface Proposal {
  readonly bundle: Bundle;
  readonly unit: string;
  readonly source: string;
  /** Sent again, the same file makes no second revision. */
  readonly command: string;
}

async function propose(platform: Platform, actor: Actor, { bundle, unit, source, command }: Proposal): Promise<string> {
  const basedOn = (await findBundle(platform.pool, bundle.code))?.version ?? 0;
  const input = { unit, bundle, basedOn, because: `导入：${source}`, author: actor.id };
  const { case: opened } = await platform.intake({ type: "items.bundle", actor, commandId: command, input });
  return opened.number;
}
