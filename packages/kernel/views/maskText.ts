import { maskNumbersIn } from "@wuxing/kernel/identifiers";

const rules: readonly (readonly [RegExp, (match: string) => string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, () => "***@***"],
  [/https?:\/\/[^\s，。；）)】」]+/gu, () => "［链接 link］"],
  // Number plates.
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-Z0-9]{5,6}/gu,
    (s) => `${s.slice(0, 2)}****`,
  ],
  // House numbers: what stands behind a building or an entrance, a room, and the number in a street.
  [/(?<=(?:栋|幢|号楼|单元)\s*)\d{2,4}(?=室|房|号|[，,。；;\s]|$)/gu, () => "***"],
  [/(?<!\d)\d{3,4}(?=室)/gu, () => "***"],
  [/(?<=[路街巷道])\s*\d{1,4}(?=\s*号(?!线|楼|公交))/gu, () => "**"],
  // Names that a person gives as his own or somebody's.
  [
    /(?<=(?:我叫|我是|姓名[:：]?|名叫|联系人[:：]?)\s*)[\u4e00-\u9fa5]{2,3}(?=[，,。；;、\s]|$)/gu,
    (s) => `${s.slice(0, 1)}**`,
  ],
];

/** Free text as outsiders may read it: numbers and names that point at a person are masked. Errs on the side of masking. */
export const maskText = (text: string): string =>
  rules.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), maskNumbersIn(text));

/** What is left of a person where something was masked: the first letter of a name, a number's first and last digits. */
const remains: readonly (readonly [RegExp, string])[] = [
  [/\d\*{16}[\dXx]|\d{3}\*{4}\d{4}|\*{4}\d{2}/gu, "****"],
  [/\p{L}\*\*(?!\*)/gu, "***"],
];

/** Free text for those from whom its writer is kept: as `maskText`, and without what masking leaves of names and numbers. */
export const sealText = (text: string): string =>
  remains.reduce((sealed, [pattern, mask]) => sealed.replace(pattern, mask), maskText(text));
