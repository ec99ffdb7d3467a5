/** A certificate number by its first four and last two characters; a short one is hidden whole. */
export const maskCertificate = (number: string): string =>
  number.length > 8 ? `${number.slice(0, 4)}****${number.slice(-2)}` : "****";
