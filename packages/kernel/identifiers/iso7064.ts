/**
 * The check character of an ISO 7064 hybrid system, MOD (M+1),M over an alphabet of M characters: MOD 11,10 for digits,
 * MOD 37,36 for digits and capitals. Finds every single wrong character and nearly every swap of neighbours.
 * Throws RangeError on a character outside the alphabet.
 */
export function hybridCheck(text: string, alphabet: string): string {
  const size = alphabet.length;
  let product = size;
  for (const char of text) {
    const value = alphabet.indexOf(char);
    if (value < 0) throw new RangeError(`${char} is not in the alphabet of the check`);
    product = (((product + value) % size || size) * 2) % (size + 1);
  }
  return alphabet.charAt((size + 1 - product) % size);
}

export const digits = "0123456789";
export const digitsAndCapitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
