import type { Actor, Case } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";

interface Drafted {
  readonly author: string;
}

/** Nobody reviews what he drafted himself. */
export const notOwn = ({ data }: Case<Drafted>, { id }: Actor) =>
  id === data.author
    ? t("自己起草的由另一个人审核", "What you drafted yourself is reviewed by somebody else")
    : undefined;
export const onlyAuthor = ({ data }: Case<Drafted>, { id }: Actor) =>
  id === data.author
    ? undefined
    : t("由起草人修改和送审；别人要改的，另起草一份", "Its author changes it and hands it in; others draft their own");
