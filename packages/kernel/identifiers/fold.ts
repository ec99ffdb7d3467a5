/** Full-width letters, digits and signs as plain ones, spaces gone, capitals: identifiers as people type them. */
export const fold = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u200B-\u200D\uFEFF]/g, "")
    .toUpperCase();

/** As `fold`, and without dashes of any kind. */
export const foldDashes = (text: string): string => fold(text).replace(/[-_\u00AD\u2010-\u2015\u2212\u30FC]/g, "");
