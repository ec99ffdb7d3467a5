const longest = 100;
const mostWays = 100_000;
/** So many ways for what repeats without end: one such is allowed, two multiply. */
const endless = 1000;

/**
 * Whether a regular expression may take long on a text made to make it so: what repeats is repeated, repeats stand one behind
 * the other so that a text can be divided among them in many ways, or an endless one may begin anywhere.
 */
export function isCostly(pattern: string): boolean {
  if (pattern.length > longest || /[+*}]\)*[+*{]|\)[+*{]/u.test(pattern)) return true;
  const plain = pattern.replace(/\\./gu, "x").replace(/\[[^\]]*\]/gu, "x");
  const repeats = [...plain.matchAll(/[*+?]|\{(\d+)(,?)(\d*)\}/gu)].map(([sign, from, comma, to]) => {
    if (sign === "?") return 2;
    if (from === undefined) return endless;
    if (comma === "") return 1;
    return to === "" ? endless : Math.max(1, Number(to) - Number(from) + 1);
  });
  const ways = repeats.reduce((product, one) => product * one, 1);
  return ways > mostWays || (ways >= endless && !plain.startsWith("^"));
}
