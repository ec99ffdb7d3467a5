import { t } from "@wuxing/kernel/text";
import { foldDashes } from "./fold.ts";
import { type Parsed, read, unread } from "./Parsed.ts";
import { provinceOf } from "./provinces.ts";

export type DivisionLevel = "province" | "prefecture" | "county" | "township" | "village";

/** An administrative division. `code` is the shortest of 6, 9 or 12 digits that says it; `parent` the division above. */
export interface DivisionCode {
  readonly code: string;
  readonly level: DivisionLevel;
  readonly parent: string | undefined;
}

/**
 * A division code: 6 digits to the county (GB/T 2260), 9 to the township (as GB/T 39046 allows), 12 to the village or
 * filled up with zeros. A township may stand directly under a prefecture, as in cities without counties.
 */
export function parseDivisionCode(text: string): Parsed<DivisionCode> {
  const code = foldDashes(text);
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(code))
    return unread(t("行政区划代码应为 6、9 或 12 位数字", "A division code has 6, 9 or 12 digits"));
  if (!provinceOf(code) || code.startsWith("83"))
    return unread(
      t(`行政区划代码开头的“${code.slice(0, 2)}”不是省份`, `No province has the code “${code.slice(0, 2)}”`),
    );
  const full = code.padEnd(12, "0");
  const [prefecture, county, township, village] = [
    full.slice(2, 4) !== "00",
    full.slice(4, 6) !== "00",
    full.slice(6, 9) !== "000",
    full.slice(9) !== "000",
  ];
  if ((!prefecture && (county || township)) || (!township && village))
    return unread(
      t(
        "行政区划代码中间一级为零而下一级不为零，请核对",
        "A level of the division code is zero while the one below is not; please check it",
      ),
    );
  if (village) return read({ code: full, level: "village", parent: full.slice(0, 9) });
  if (township) return read({ code: full.slice(0, 9), level: "township", parent: full.slice(0, 6) });
  const six = full.slice(0, 6);
  if (county) return read({ code: six, level: "county", parent: `${six.slice(0, 4)}00` });
  if (prefecture) return read({ code: six, level: "prefecture", parent: `${six.slice(0, 2)}0000` });
  return read({ code: six, level: "province", parent: undefined });
}

/** The digits of a code that are not filling: every division within it begins with them. */
export function divisionPrefix(code: string): string {
  const six = code.slice(0, 6);
  if (/[1-9]/.test(code.slice(9))) return code.slice(0, 12);
  if (/[1-9]/.test(code.slice(6))) return code.slice(0, 9);
  return six.replace(/(00){1,2}$/, "");
}
