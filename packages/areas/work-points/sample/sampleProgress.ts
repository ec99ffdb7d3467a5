import type { Random } from "@wuxing/platform/testing/city";
import * as texts from "./pointTexts.ts";

/** Whose progress on what: the point's number as printed, the unit's short name, the day of the report (YYYY-MM-DD). */
export interface ProgressSubject {
  readonly point: string;
  readonly unit: string;
  readonly day: string;
  /** How much is done, 0 to 100; drawn by the month when not given. */
  readonly percent?: number;
}

/** A report of progress with the names of its evidence files. */
export interface SampleProgress {
  readonly text: string;
  readonly percent: number;
  readonly files: readonly string[];
}

/** A believable report. Points that the demo notice does not have get texts that fit any point. Same seed, same report. */
export function sampleProgress(random: Random, subject: ProgressSubject): SampleProgress {
  const { progress, evidence } = texts.pointTexts[subject.point] ?? texts.anyPoint;
  const month = Number(subject.day.slice(5, 7));
  const percent = subject.percent ?? Math.min(100, Math.round((month / 12) * 92) + random.int(9));
  const slots = { unit: subject.unit, month: `${month}月`, percent: String(percent), day: deadline(random, month) };
  const first = random.int(progress.length);
  const second = (first + 1 + random.int(progress.length - 1)) % progress.length;
  const chosen = random.chance(0.5) ? [progress[first], progress[second]] : [progress[first]];
  return {
    text: fill(random, chosen.join(""), slots),
    percent,
    files: evidenceNames(random, evidence, subject, slots),
  };
}

function evidenceNames(
  random: Random,
  evidence: readonly string[],
  { unit, day }: ProgressSubject,
  slots: Record<string, string>,
): string[] {
  const shown = evidence.filter(() => random.chance(0.6));
  const names = shown.length > 0 ? shown : evidence.slice(0, 1);
  return names.map((name) => {
    const ending = /照片|截图/.test(name) ? "jpg" : /表|台账|清单/.test(name) ? "xlsx" : "pdf";
    return `${unit}-${fill(random, name, slots)}-${day.replaceAll("-", "")}.${ending}`;
  });
}

/** The end of this month or the next: the day that a report promises. */
function deadline(random: Random, month: number): string {
  return month >= 12 ? "12月底" : `${month + random.int(2)}月底`;
}

function fill(random: Random, template: string, given: Readonly<Record<string, string>>): string {
  const drawn: Record<string, () => number> = {
    few: () => 2 + random.int(4),
    many: () => 4 + random.int(8),
    tens: () => 12 + random.int(40),
    hundreds: () => 120 + random.int(800),
  };
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => given[name] ?? String(drawn[name]?.() ?? slot));
}

const notes = {
  sign: texts.signNotes,
  extension: texts.extensionReasons,
  sendBack: texts.sendBackNotes,
  verify: texts.verifyNotes,
  reminder: texts.reminders,
};

/** A note of a unit (sign, extension) or of the coordinator (sendBack, verify, reminder) on a point. */
export function samplePointNote(
  random: Random,
  sort: keyof typeof notes,
  subject: { unit: string; day: string },
): string {
  const day = deadline(random, Number(subject.day.slice(5, 7)));
  return fill(random, random.pick(notes[sort]), { unit: subject.unit, day });
}
