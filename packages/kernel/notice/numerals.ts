const digits = "〇一二三四五六七八九";
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** The value of a Chinese number below 1000 (`二十一`, `一百零三`), or null if the characters are no such number. */
export function chineseNumber(printed: string): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const char of printed.replaceAll("零", "〇").replaceAll("两", "二")) {
    const scale = scales[char];
    if (scale !== undefined) {
      total += (digit ?? 1) * scale;
      digit = null;
      continue;
    }
    const value = digits.indexOf(char);
    if (value < 0 || (digit !== null && digit !== 0)) return null;
    digit = value;
  }
  return printed === "" ? null : total + (digit ?? 0);
}

/** A year printed in digits or as `二〇二〇`, or null. */
export function yearNumber(printed: string): number | null {
  if (/^\d{4}$/u.test(printed)) return Number(printed);
  const year = [...printed.replaceAll("零", "〇").replace(/[oO0]/gu, "〇")].map((char) => digits.indexOf(char));
  if (year.length !== 4 || year.some((digit) => digit < 0)) return null;
  return Number(year.join(""));
}
