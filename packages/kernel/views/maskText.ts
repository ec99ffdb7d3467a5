const rules: readonly (readonly [RegExp, (match: string) => string])[] = [
  // Citizen number (18, or the old 15), before phones: it holds eleven digits too.
  [/(?<!\d)\d{17}[\dXx](?!\d)/gu, (s) => `${s.slice(0, 4)}**********${s.slice(-2)}`],
  [/(?<!\d)\d{15}(?!\d)/gu, (s) => `${s.slice(0, 4)}*********${s.slice(-2)}`],
  // Bank cards.
  [/(?<!\d)\d{16,19}(?!\d)/gu, (s) => `${s.slice(0, 2)}************${s.slice(-2)}`],
  [/(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/gu, (s) => `${s.slice(0, 3)}****${s.slice(-4)}`],
  [/(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/gu, (s) => `${s.slice(0, 4)}****${s.slice(-2)}`],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, () => "***@***"],
  // Number plates.
  [/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-Z0-9]{5,6}/gu, (s) => `${s.slice(0, 2)}****`],
  // Names that a person gives as his own or somebody's.
  [/(?<=(?:我叫|我是|姓名[:：]?|名叫|联系人[:：]?)\s*)[\u4e00-\u9fa5]{2,3}(?=[，,。；;、\s]|$)/gu, (s) => `${s.slice(0, 1)}**`],
];

/** Free text as outsiders may read it: numbers and names that point at a person are masked. Errs on the side of masking. */
export const maskText = (text: string): string => rules.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text);
