import type { Day } from "@wuxing/kernel/calendar";
import { formatDay, t } from "@wuxing/kernel/text";
import type { ApplyView } from "../../../web/portal/applications/ApplyViews.ts";
import type { Applying } from "./beginApplying.ts";

/** From when the version holds that came since the draft was written; null where it is the same. */
export const changedOn = ({ draft, version }: Pick<Applying, "draft" | "version">): Day | null =>
  draft.version !== undefined && draft.version !== version.version ? version.from : null;

/** Why a draft of an older version is not handed in yet. */
export const changedFault = ({ version }: Pick<Applying, "version">): ApplyView["errors"][number] => ({
  field: "",
  message: t(
    `这个事项自 ${formatDay(version.from, "zh")}起有新版本，要填的、要交的和办理时限可能变了，还没有提交。请从头核对一遍再提交`,
    `There is a new version of this item since ${formatDay(version.from, "en")}: questions, papers and time limits may be others, so it was not handed in. Look through it once more`,
  ),
});
