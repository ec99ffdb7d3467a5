import { dropDraft, handedInAs } from "@wuxing/areas/applications";
import { t } from "@wuxing/kernel/text";
import { type Citizen, isOwnCase } from "@wuxing/platform/citizens";
import type { CitizenPortal } from "../CitizenPortal.ts";
import type { Form } from "../readForm.ts";
import { ownerWord } from "./applyView.ts";
import type { Applying } from "./beginApplying.ts";

type FieldError = Form["errors"][number];

/** What a script is told whose session is over, and whose draft has been handed in. */
export const sessionOver = t(
  "登录已过期，这一页没有保存：请在另一个标签页重新登录，再回到这里点“保存”",
  "Your session is over and this was not kept: sign in again in another tab, then come back and press the button",
);
export const alreadySent = t("这份申请已经提交，在“我的”里看", "This has been handed in already: see “Mine”");

/**
 * A form that is no longer of the draft that is there: pressed twice or left open in another tab after the draft was
 * handed in, it leads to the case and begins no second draft; filled in for somebody else than the account acts for
 * now, it is kept for nobody. Gives the case's number or what is wrong; undefined for a form that may be kept.
 */
export async function strayForm(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  { applicant, draft, version }: Applying,
  { values }: Pick<Form, "values">,
): Promise<string | FieldError | undefined> {
  if (values.owner !== undefined && values.owner !== ownerWord(applicant))
    return {
      field: "",
      message: t(
        "这一页是用另一个身份填的，没有保存。请先切换回原来的身份，再返回那一页提交",
        "That page was filled in for somebody else than you act for now, and was not kept. Switch back, then return to it",
      ),
    };
  const sent = await handedInAs(platform, values.draft ?? "");
  if (!sent || !(await isOwnCase(citizens.world, citizen, sent))) return undefined;
  // A form with files has begun one.
  if (draft.id === "") await dropDraft(platform, applicant.owner, version.item.code);
  return sent.number;
}
