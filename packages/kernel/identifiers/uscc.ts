import { type Text, t } from "@wuxing/kernel/text";
import { foldDashes } from "./fold.ts";
import { type Parsed, read, unread } from "./Parsed.ts";
import { provinceOf } from "./provinces.ts";

/** A unified social credit code (GB 32100), with the parts it is made of. */
export interface Uscc {
  readonly code: string;
  readonly authority: string;
  readonly category: string;
  readonly division: string;
  readonly subject: string;
}

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const confusable: Readonly<Record<string, string>> = { I: "1", O: "0", Z: "2", S: "5" };

/** The check character of the first 17: weights 3^(i−1) mod 31. */
export function usccCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const char of first17) {
    sum += alphabet.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** A wrong check character only warns: some codes given out early fail it. A wrong length or letter is refused. */
export function parseUscc(text: string): Parsed<Uscc> {
  const code = foldDashes(text);
  if (code.length !== 18)
    return unread(
      t(
        `统一社会信用代码应为 18 位，现有 ${code.length} 位`,
        `A unified social credit code has 18 characters; this has ${code.length}`,
      ),
    );
  const stranger = [...code].find((char) => !alphabet.includes(char));
  if (stranger !== undefined) return unread(strangeLetter(stranger));
  if (!/^\d{6}$/.test(code.slice(2, 8)))
    return unread(
      t(
        "统一社会信用代码第 3 至 8 位应为数字（登记机关区划）",
        "Characters 3 to 8 of a unified social credit code are digits: the division of its registration",
      ),
    );
  const warnings: Text[] = [];
  const division = code.slice(2, 8);
  if (division !== "100000" && !provinceOf(division) && !/^0+$/.test(division))
    warnings.push(
      t("登记机关区划没有这个省份，请核对", "No province has its registration’s division; please check it"),
    );
  if (usccCheck(code.slice(0, 17)) !== code.charAt(17))
    warnings.push(
      t(
        "校验位不符，请核对；早期发放的代码有的也不符",
        "Its check character does not fit; please check it (some early codes do not)",
      ),
    );
  const value = { code, authority: code.charAt(0), category: code.charAt(1), division, subject: code.slice(8, 17) };
  return read(value, ...warnings);
}

function strangeLetter(char: string): Text {
  const meant = confusable[char];
  if (meant === undefined)
    return t(`统一社会信用代码里不能有“${char}”`, `A unified social credit code has no “${char}”`);
  return t(
    `统一社会信用代码里没有字母“${char}”，是不是数字“${meant}”？`,
    `A unified social credit code has no letter “${char}”; is it the digit “${meant}”?`,
  );
}
