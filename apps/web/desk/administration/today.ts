import { dayInChina } from "@wuxing/ui/format";

const day = 86_400_000;

/** The day it is in China, or so many days later. */
export const today = (later = 0): string => dayInChina(new Date(Date.now() + later * day).toISOString());
