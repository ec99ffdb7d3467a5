/**
 * The first characters, by pronunciation, that begin with each letter (i, u and v begin none). A collator of the browser
 * sorts Chinese by pronunciation, so the letter of any other character is found between two of these.
 */
const bounds = [..."吖丷嚓咑妸发旮哈丌咔垃呣拏喔妑七呥仨他屲夕丫帀"];
const letters = [..."abcdefghjklmnopqrstwxyz"];
const collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

function initialOf(sign: string): string {
  if (!/\p{Script=Han}/u.test(sign)) return /[a-z0-9]/iu.test(sign) ? sign.toLowerCase() : "";
  let found = "";
  for (const [i, bound] of bounds.entries()) if (collator.compare(sign, bound) >= 0) found = letters[i] ?? "";
  return found;
}

/** The first letters of a text's characters as they are pronounced: 供水排水 gives `gsps`. A character of several readings gives one of them. */
export const pinyinInitials = (text: string): string => [...text].map(initialOf).join("");
