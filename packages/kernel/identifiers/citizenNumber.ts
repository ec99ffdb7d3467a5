import { CalendarError, type Day, parseDay } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import { foldDashes } from "./fold.ts";
import { type Parsed, read, unread } from "./Parsed.ts";
import { provinceOf } from "./provinces.ts";

/** A citizen identification number (GB 11643): personal data, to be shown only through `maskCitizenNumber`. */
export interface CitizenNumber {
  readonly number: string;
  readonly division: string;
  readonly birthDay: Day;
  readonly sex: "male" | "female";
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the first 17 digits (ISO 7064 MOD 11-2). */
export const citizenCheck = (first17: string): string =>
  "10X98765432".charAt(weights.reduce((sum, weight, i) => sum + weight * Number(first17.charAt(i)), 0) % 11);

/** The reasons never repeat what was typed. */
export function parseCitizenNumber(text: string): Parsed<CitizenNumber> {
  const number = foldDashes(text);
  if (/^\d{15}$/.test(number))
    return unread(
      t("这是 15 位旧号，请填写 18 位公民身份号码", "This is an old number of 15 digits; give the one of 18"),
    );
  if (!/^\d{17}[\dX]$/.test(number))
    return unread(
      t(
        "公民身份号码应为 18 位：17 位数字加一位数字或 X",
        "A citizen number has 18 characters: 17 digits, then a digit or X",
      ),
    );
  if (!provinceOf(number))
    return unread(t("公民身份号码的地区不对，请核对", "The citizen number’s region does not exist; please check it"));
  const birthDay = birthDayOf(number);
  if (birthDay === undefined)
    return unread(
      t("公民身份号码里的出生日期不对，请核对", "The citizen number’s day of birth does not exist; please check it"),
    );
  if (citizenCheck(number) !== number.charAt(17))
    return unread(
      t(
        "公民身份号码有误（校验位不符），请逐位核对",
        "The citizen number is mistyped (its check character does not fit); please check each digit",
      ),
    );
  const sex = Number(number.charAt(16)) % 2 === 1 ? "male" : "female";
  return read({ number, division: number.slice(0, 6), birthDay, sex });
}

function birthDayOf(number: string): Day | undefined {
  try {
    const day = parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
    return day >= "1800-01-01" ? day : undefined;
  } catch (error) {
    if (error instanceof CalendarError) return undefined;
    throw error;
  }
}
