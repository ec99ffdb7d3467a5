import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, type Outcome } from "@wuxing/platform/casework";
import { takeCode } from "@wuxing/platform/certificates";
import { askUse, presentHeld } from "./askUse.ts";
import { isInForce } from "./delegations.ts";
import type { UseMode, Want } from "./UseData.ts";

interface Content {
  readonly wants: readonly Want[];
  readonly mode?: UseMode;
  /** Codes of the items for which alone it may be used; null: for any. */
  readonly items?: readonly string[] | null;
  /** 证照标识 of the one that its holder chose to show; null: whichever he holds of the type. */
  readonly certificate?: string | null;
  /** What it rests on, where somebody else shows it. */
  readonly delegation?: string;
}

/**
 * Uses a code (用证码) up that a holder shows: the use is opened as consented, for this unit and purpose, and shown at
 * once. Throws Refusal for a code that is unknown, used or too old.
 */
export async function redeemCode(
  platform: Pick<Platform, "pool" | "casework" | "intake">,
  asked: { readonly code: string; readonly unit: string; readonly purpose: string; readonly item?: string | undefined },
  actor: Actor,
): Promise<Outcome> {
  const { pool, casework } = platform;
  const code = asked.code.replace(/\D/gu, "");
  const taken = await takeCode(pool, "use", code, casework.now());
  if (!taken?.holder)
    throw new Refusal(
      "refused",
      t(
        "用证码不对、用过或过期了，请持证人重新生成",
        "The code is wrong, used or too old; ask the holder to make a new one",
      ),
    );
  const { wants, mode = "code", items, certificate, delegation } = taken.content as unknown as Content;
  const { unit, purpose, item } = asked;
  if (items && (item === undefined || !items.includes(item)))
    throw new Refusal(
      "refused",
      t(
        `这个码只用于事项 ${items.join("、")}，请填这个实施编码，并请对方重新生成码`,
        `This code is for the item ${items.join(", ")} alone: give that code, and ask for a new one`,
      ),
    );
  if (delegation && !(await isInForce(platform, delegation)))
    throw new Refusal(
      "refused",
      t("持证人已收回委托，这个码不能再用", "The holder has ended the delegation; this code is no longer good"),
    );
  const use = { mode, unit, purpose, wants, item, holder: taken.holder };
  const opened = await askUse(platform, use, actor, commandId("code", code, casework.now()));
  return presentHeld(platform, opened, "code", actor, commandId("present", opened.case.id), certificate);
}
