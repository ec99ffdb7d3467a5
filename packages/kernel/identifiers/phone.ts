import { t } from "@wuxing/kernel/text";
import { foldDashes } from "./fold.ts";
import { type Parsed, read, unread } from "./Parsed.ts";

/** A telephone number in China: digits only, without country code; a landline begins with its area code. */
export interface Phone {
  readonly number: string;
  readonly kind: "mobile" | "landline" | "service";
}

/** A mobile number, a landline with area code, or a service number such as 12345, 110, 95598 or 400-… */
export function parsePhone(text: string): Parsed<Phone> {
  const number = withoutCountry(foldDashes(text).replace(/[().]/g, ""));
  if (/^1[3-9]\d{9}$/.test(number)) return read({ number, kind: "mobile" });
  if (/^400\d{7}$|^800\d{7}$|^1(0|1|2)\d{1,3}$|^9[56]\d{3,4}$/.test(number)) return read({ number, kind: "service" });
  if (/^0(10|2\d)[2-9]\d{7}$|^0[3-9]\d{2}[2-9]\d{6,7}$/.test(number)) return read({ number, kind: "landline" });
  if (/^[2-9]\d{6,7}$/.test(number))
    return unread(t("固定电话请加区号，如 0799-6666666", "Give the landline with its area code, such as 0799-6666666"));
  return unread(
    t(
      "电话号码不对：请填 11 位手机号，或带区号的固定电话",
      "This is no telephone number: give a mobile number of 11 digits, or a landline with its area code",
    ),
  );
}

/** As `parsePhone`, but a mobile number alone will do: for text messages. */
export function parseMobile(text: string): Parsed<Phone> {
  const parsed = parsePhone(text);
  if (parsed.ok && parsed.value.kind === "mobile") return parsed;
  return unread(t("请填写 11 位手机号", "Give a mobile number of 11 digits"));
}

/** Dialled from abroad a landline loses the 0 of its area code. */
function withoutCountry(number: string): string {
  const home = number.replace(/^(\+86|0086|86(?=1[3-9]\d{9}$))/, "");
  return home === number || /^[014]/.test(home) ? home : `0${home}`;
}
