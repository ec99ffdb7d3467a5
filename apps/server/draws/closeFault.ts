import type { Instant } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import type { Draw } from "@wuxing/platform/draws";

/**
 * Why the desk may not close a draw at an instant, or undefined where it may. An area closes its own draws, for it alone
 * knows which visits are still to be made; of the desk's, what is not laid open stays so until the day that was planned.
 */
export function closeFault({ area, sealed, shown, closeBy }: Draw, now: Instant): Text | undefined {
  if (area !== "desk")
    return t(
      "这次抽取由它所属的业务办理，检查都做完后自动结束，不能在这里结束",
      "This draw belongs to an area, which closes it when its visits are made; it is not closed here",
    );
  const left = (sealed?.visits.length ?? 0) - shown;
  if (left > 0 && closeBy !== null && now < closeBy)
    return t(
      `还有 ${left} 次检查没有公开，结束期限之前不能结束：一结束就全部公开了`,
      `${left} visits are not laid open yet: before the day of the close it may not be closed, since that lays all open`,
    );
  return undefined;
}
