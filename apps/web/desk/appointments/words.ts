import { type Text, t } from "@wuxing/kernel/text";

/** Hours by class, for a form's choice and a table's cell. */
export const hourClasses: readonly { readonly value: string; readonly label: Text }[] = [
  { value: "ordinary", label: t("工作日", "Working day") },
  { value: "noon", label: t("工作日中午", "Noon of a working day") },
  { value: "weekend", label: t("周末", "Weekend") },
  { value: "holiday", label: t("节假日", "Holiday") },
  { value: "festival", label: t("春节、端午、中秋当天", "Festival day") },
];

export const className = (value: string): Text =>
  hourClasses.find((one) => one.value === value)?.label ?? t("临时开放", "Opened specially");

export const classRank = (value: string): number => hourClasses.findIndex((one) => one.value === value);

/** "09:30" of minutes since midnight. */
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export const span = (from: number, to: number): string => `${clock(from)}–${clock(to)}`;

/** A number as it is called: three digits at least. */
export const ticketText = (ticket: number): string => String(ticket).padStart(3, "0");
