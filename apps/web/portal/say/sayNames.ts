/**
 * Every value that travels through the steps of saying something. Server and pages read this one list: a field that
 * one of them did not know would be lost between two steps.
 */
export const sayNames = [
  "text",
  "kind",
  "topic",
  "district",
  "township",
  "place",
  "latitude",
  "longitude",
  "name",
  "phone",
  "about",
  "named",
  "consent",
  "publish",
] as const;

/** The most characters of what is written freely. */
export const sayLimits = { text: 2000, place: 200, name: 40, phone: 20 } as const;
