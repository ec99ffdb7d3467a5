/** All of a value hidden, its length too. */
const hidden = "****";

/** A citizen number with its first and last character only: "3****************X". Anything else is hidden whole. */
export const maskCitizenNumber = (number: string): string =>
  /^\d{17}[\dXx]$/.test(number) ? `${number.charAt(0)}${"*".repeat(16)}${number.charAt(17)}` : hidden;

/** A mobile number as "139****0000", another number of 7 digits or more by its last two; anything else is hidden whole. */
export function maskPhone(number: string): string {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(7)}`;
  return /^[\d-]{7,}$/.test(number) ? `${hidden}${number.slice(-2)}` : hidden;
}

/** A name as its first character and two stars, "张**", however long it is; a name of one character is hidden whole. */
export function maskName(name: string): string {
  const chars = [...name.trim()];
  return chars.length > 1 ? `${chars[0]}**` : "**";
}

const digit = "[0-9\uFF10-\uFF19]";
const gap = "[\\s.·‐-―－()（）-]{0,2}";
const alone = (pattern: string): RegExp => new RegExp(`(?<!${digit})${pattern}(?!${digit})`, "g");
const citizens = alone(`(?:${digit}[\\s-]?){17}[0-9\uFF10-\uFF19XxＸｘ]`);
const country = `(?:[+\uFF0B]?(?:00)?[8\uFF18][6\uFF16]${gap})?`;
const mobiles = alone(`${country}[1\uFF11]${gap}[3-9\uFF13-\uFF19](?:${gap}${digit}){9}`);
const landlines = alone(`[0\uFF10]${digit}{2,3}${gap}${digit}{7,8}`);
const bankCards = alone(`${digit}{4}(?: ?${digit}{4}){3}(?: ?${digit}{1,3})?`);

/** Digits as people write them out, also to get by a mask: 一三九…, 幺, 壹, mixed with others. */
const writtenOut = "零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖";
const writtenDigits = "00012345678912123456789";
const spoken = `[0-9\uFF10-\uFF19${writtenOut}]`;
/** Looked for in every text that comes in: without the flag u, which makes it ten times dearer. */
const spokenMobiles = new RegExp(
  `[1\uFF11一幺壹](?<!${spoken}.)${gap}[3-9\uFF13-\uFF19三四五六七八九叁肆伍陆柒捌玖](?:${gap}${spoken}){9}(?!${spoken})`,
  "g",
);

const inDigits = (found: string): string =>
  plain([...found].map((sign) => writtenDigits[writtenOut.indexOf(sign)] ?? sign).join(""));

/** A text with mobile numbers whose digits are written out (一三九…) masked: all of them, or `only` this one. */
export const maskSpokenMobiles = (text: string, only?: string): string =>
  text.replace(spokenMobiles, (found) => {
    const number = inDigits(found);
    return only === undefined || only === number ? maskPhone(number) : found;
  });

const plain = (found: string): string => found.normalize("NFKC").replace(/[^0-9Xx]/g, "");

/** Free text for the public: citizen numbers, mobiles, landlines and bank cards in it are masked, spaced or full-width ones too, mobiles also where their digits are written out. */
export const maskNumbersIn = (text: string): string =>
  maskSpokenMobiles(
    text
      .replace(citizens, (found) => maskCitizenNumber(plain(found)))
      .replace(bankCards, hidden)
      .replace(mobiles, (found) => maskPhone(plain(found).slice(-11)))
      .replace(landlines, (found) => maskPhone(plain(found))),
  );
