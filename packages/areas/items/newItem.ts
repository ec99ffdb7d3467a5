import { formatItemCode, parseItemCode } from "@wuxing/kernel/identifiers";
import { type Text, t } from "@wuxing/kernel/text";
import type { Item } from "@wuxing/platform/items";

export interface NewItemAsked {
  readonly unit: string;
  readonly division: string;
  /** The unit's unified social credit code; null where it is not known. */
  readonly uscc: string | null;
  /** 行使层级, 1 to 7. */
  readonly level: string;
  /** 基本编码. */
  readonly base: string;
}

export interface NewItem {
  /** The composed 实施编码; null while it cannot be. */
  readonly code: string | null;
  /** What follows from the code, the rest to be filled in; null with `code`. */
  readonly item: Partial<Item> | null;
  readonly reason: Text | null;
}

const not = (reason: Text): NewItem => ({ code: null, item: null, reason });

/** What a new item begins with: its code is composed of the unit's USCC, the level and the base code. Pure. */
export function newItem({ unit, division, uscc, level, base }: NewItemAsked): NewItem {
  if (!uscc)
    return not(
      t(
        "这个单位还没有登记统一社会信用代码，请先在单位登记里补上",
        "The unified social credit code of this unit is not known; enter it in the register of units first",
      ),
    );
  if (!/^\d{12}$/u.test(base)) return not(t("基本编码应为 12 位数字", "A base code has 12 digits"));
  const code = formatItemCode(uscc, level, base);
  const parsed = parseItemCode(code);
  if (!parsed.ok) return not(parsed.reason);
  const kind = parsed.value.parts?.base.parts?.kind as Item["kind"] | undefined;
  const item: Partial<Item> = {
    ...{ code, baseCode: base, level: level as Item["level"], unit, division, ...(kind && { kind }) },
    ...{ audience: [], jointUnits: [], preReview: false, renewable: false, promisable: false, specials: [] },
    ...{ materials: [], questions: [], delivery: ["counter"], visits: 1, conditions: [], legalBasis: [] },
    ...{ synonyms: [], more: {} },
  };
  return { code, item, reason: null };
}
