import { traditionalCharacters } from "./traditionalCharacters.ts";

/** Made at the first use, so that no page carries it that does not ask. */
let table: ReadonlyMap<string, string> | undefined;

/** The text in simplified characters, sign for sign: it has exactly the length of the source. What has no simpler form stays. */
export function simplified(text: string): string {
  table ??= new Map(traditionalCharacters.match(/../gu)?.map((pair) => [pair.charAt(0), pair.charAt(1)]));
  const known = table;
  return text.replace(/[\u4e00-\u9fff]/gu, (sign) => known.get(sign) ?? sign);
}
