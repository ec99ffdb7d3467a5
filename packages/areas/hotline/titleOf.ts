import { maskText, sealText } from "@wuxing/kernel/views";

/**
 * The beginning of a request's text. Masked before it is cut: half a phone number would no longer be known for one. A
 * list shows titles to the unit that a complaint is about, too, so there nothing of the person is left at all.
 */
export function titleOf({
  text: typed,
  kind,
  about,
}: {
  text: string;
  kind: string;
  about?: string | undefined;
}): string {
  const mask = about || kind === "report" ? sealText : maskText;
  const text = typed.replace(/\s+/gu, " ");
  // What is masked grows shorter, but hardly ever from three hundred signs to thirty.
  const beginning = mask(text.slice(0, 300));
  const signs = [...(beginning.length < 100 && text.length > 300 ? mask(text) : beginning)];
  return signs.length <= 30 ? signs.join("") : `${signs.slice(0, 29).join("")}…`;
}
