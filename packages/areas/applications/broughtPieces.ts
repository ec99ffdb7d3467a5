import { type Day, dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import type { Case, Proposal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { ApplicationData, HandedIn } from "./ApplicationData.ts";

type Application = Case<ApplicationData>;
interface Brought {
  readonly pieces: string;
  readonly on?: string | undefined;
}

/** The materials that are to be brought to the counter and have not come. */
export const awaitedAtCounter = ({ data }: Application): readonly HandedIn[] =>
  data.materials.filter(({ proof, broughtOn }) => proof === "counter" && broughtOn === undefined);

/** The boxes of what may have been brought; one alone is ticked, of several the counter ticks what came. */
export function awaitedChoice(c: Application): Proposal {
  const options = awaitedAtCounter(c).map(({ name }) => ({ value: name, label: t(name, name) }));
  const because = t("在等这些，带来的勾上，没有带来的不勾", "These are awaited: tick what was brought");
  return options.length === 1 && options[0]
    ? { options, value: options[0].value, because: t("只在等这一份", "It alone is awaited") }
    : { options, because };
}

/** Why what is not complete cannot be accepted: what has not come is recorded once it does, or told as missing (§32). */
export function awaitedBarred(c: Application): Text | undefined {
  const names = awaitedAtCounter(c).flatMap(({ name, optional }) => (optional ? [] : [name]));
  return names.length > 0
    ? t(
        `还没有收到“${names.join("”“")}”：收到了先登记，没有收到就一次告知补正`,
        `Not brought yet: ${names.join(", ")}. Record what has come, or tell once what is missing`,
      )
    : undefined;
}

/** Nothing can be recorded where nothing is awaited. */
export const nothingAwaited = (c: Application): Text | undefined =>
  awaitedAtCounter(c).length === 0
    ? t("没有要到窗口交的材料", "No material is to be brought to the counter")
    : undefined;

const namesOf = (pieces: string): string[] =>
  pieces
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Why a material cannot be recorded as brought: none of that name is awaited, or the day cannot be. */
export function broughtBarred(c: Application, { pieces, on }: Brought, at: Instant): Text | undefined {
  const awaited = awaitedAtCounter(c).map(({ name }) => name);
  const foreign = namesOf(pieces).find((name) => !awaited.includes(name));
  if (foreign)
    return t(
      `没有等“${foreign}”交到窗口；在等的有：“${awaited.join("”“")}”`,
      `“${foreign}” is not awaited at the counter; what is: “${awaited.join("” “")}”`,
    );
  if (on !== undefined && (on > dayOf(at) || on < dayOf(c.openedAt)))
    return t("收到的日期应在申请提交之后、今天或以前", "It was brought on a day from the application until today");
  return undefined;
}

/** What is left to be mended of a notice once these materials have come. */
export const leftAfter = ({ data }: Application, { pieces }: Pick<Brought, "pieces">): readonly string[] => {
  const { toMend = [] } = data;
  return toMend.length === 0 ? [] : toMend.filter((name) => !namesOf(pieces).includes(name));
};

/**
 * What is remembered of materials that were brought. The last one that a notice named makes the application complete: its
 * five days begin on the day it came, whenever that was recorded.
 */
export function bringing(c: Application, brought: Brought, at: Instant): Partial<ApplicationData> {
  const names = namesOf(brought.pieces);
  const today = dayOf(at);
  const on: Day = brought.on ?? today;
  const materials = c.data.materials.map((one) =>
    names.includes(one.name) && one.proof === "counter" && !one.broughtOn ? { ...one, broughtOn: on } : one,
  );
  if (c.state !== "correcting") return { materials };
  const toMend = leftAfter(c, brought);
  const receivedAt = on === today ? at : startOfDay(on);
  return { materials, toMend, ...(toMend.length === 0 ? { receivedAt } : {}) };
}
