import { dayOf } from "@wuxing/kernel/calendar";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { handle, type Outcome } from "@wuxing/platform/casework";
import { beyondNeed, fieldsOfType, findHeld, type Holder } from "@wuxing/platform/certificates";
import { findCertificateType, findItem, findItemVersion, type Item } from "@wuxing/platform/items";
import { fieldLabel } from "./fieldLabel.ts";
import type { UseData, UseMode, Want } from "./UseData.ts";

type Needed = Pick<Platform, "pool" | "casework" | "intake">;

/** A use of certificates as somebody asks for it. */
export interface NewUse {
  readonly mode: UseMode;
  readonly unit: string;
  readonly holder: Holder;
  readonly purpose: string;
  readonly wants: readonly Want[];
  readonly item?: string | undefined;
  readonly forCase?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * Opens a use of certificates. With an item, no more may be asked for than the item needs; a look by function is for an
 * item only. Throws Refusal.
 */
export async function askUse(platform: Needed, use: NewUse, actor: Actor, commandId: string): Promise<Outcome> {
  const item = await itemOf(platform, use);
  if (item && use.mode === "byFunction") assertHandles(use.unit, item);
  assertKnown(use.wants);
  const beyond = item ? beyondNeed(item, use.wants).map(inWords) : [];
  if (beyond.length > 0)
    throw new Refusal(
      "refused",
      t(
        `事项不需要这些内容，不能查看：${beyond.map(({ zh }) => zh).join("、")}`,
        `The item does not need these, so they may not be looked at: ${beyond.map(({ en }) => en).join(", ")}`,
      ),
    );
  const { mode, unit, holder, purpose, wants, forCase, until } = use;
  const names = { item: item?.code ?? null, itemName: item?.name.zh ?? null, forCase: forCase ?? null };
  return platform.intake({
    type: "certificates.use",
    input: { mode, unit, holder, purpose, wants, ...names, until: until ?? null },
    actor,
    commandId,
  });
}

/** A unit looks by function for its own items alone: another's is no duty of its own. */
function assertHandles(unit: string, item: Pick<Item, "unit" | "jointUnits">): void {
  if (item.unit === unit || item.jointUnits.includes(unit)) return;
  throw new Refusal(
    "notAllowed",
    t(
      "这个事项不由本单位办理，不能依职能查验；请改为请持证人同意",
      "Your unit does not handle this item, so it may not look by function; ask the holder instead",
    ),
  );
}

function inWords({ type, field }: { readonly type: string; readonly field: string }): Text {
  const [name, label] = [findCertificateType(type)?.name ?? t(type, type), fieldLabel(field)];
  return t(`${name.zh}的${label.zh}`, `${label.en} (${name.en})`);
}

async function itemOf({ pool, casework }: Needed, { item, mode, forCase }: NewUse) {
  if (item === undefined && mode === "byFunction")
    throw new Refusal("refused", t("依职能查验要写明事项编码", "A look by function is for an item: give its code"));
  if (item === undefined) return undefined;
  // An application goes on by the version of its day, whatever became of its item meanwhile.
  const own = forCase ? await itemOfCase(pool, forCase, item) : undefined;
  const found = own ?? (await findItem(pool, item, dayOf(casework.now())))?.item;
  if (found) return found;
  throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
    { field: "item", reason: t("没有这个事项，请核对实施编码", "There is no such item; check its code") },
  ]);
}

async function itemOfCase(pool: Needed["pool"], number: string, code: string): Promise<Item | undefined> {
  const { rows } = await pool.query<{ version: number }>(
    `SELECT (data->'item'->'version')::int AS version FROM cases
     WHERE number = $1 AND type = 'applications.application' AND data->'item'->>'code' = $2`,
    [number, code],
  );
  return rows[0] && findItemVersion(pool, code, rows[0].version);
}

function assertKnown(wants: readonly Want[]): void {
  for (const { type, fields } of wants) {
    const odd = findCertificateType(type) ? fields.find((field) => !fieldsOfType(type).includes(field)) : type;
    if (odd === undefined) continue;
    throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
      { field: "wants", reason: t(`没有“${odd}”这种证照或字段`, `There is no certificate or field “${odd}”`) },
    ]);
  }
}

/**
 * Shows what a use asks for out of the register: the certificates that the holder has today, or `only` the one that he
 * chose. Throws Refusal where he lacks one, or the use does not allow it.
 */
export async function presentHeld(
  { pool, casework }: Needed,
  { case: c }: Pick<Outcome, "case">,
  via: "page" | "code" | "application",
  actor: Actor,
  commandId: string,
  only: string | null = null,
): Promise<Outcome> {
  const { wants, holder } = c.data as unknown as UseData;
  const held = await findHeld(
    pool,
    holder,
    wants.map(({ type }) => type),
    dayOf(casework.now()),
  );
  const shown = wants.map(({ type, fields }) => {
    const certificate = held.find((one) => one.type === type && (only === null || one.id === only));
    if (certificate) return { id: certificate.id, type, fields };
    const { name = t(type, type) } = findCertificateType(type) ?? {};
    throw new Refusal(
      "refused",
      t(
        `没有有效的“${name.zh}”，请按事项指南另行提供`,
        `No valid certificate of this type is held: ${name.en}; hand it in as the guide says`,
      ),
    );
  });
  return handle(casework, {
    ...{ caseId: c.id, action: "present", input: { shown, via }, actor, commandId },
  });
}
