import { addDays, type Day, type Instant } from "@wuxing/kernel/calendar";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Pool } from "pg";
import { z } from "zod";
import { hourClasses, type Span } from "../slots/PlaceHours.ts";
import { timeSpan } from "../slots/times.ts";
import type { PlaceWithHours } from "./Place.ts";

type Db = Pick<Pool, "query">;
const words = (least: number, most: number, error: string) => z.string().trim().min(least, { error }).max(most);
const english = (most: number) => z.string().trim().max(most).optional();

/** "9:30" or "09:30" as minutes since midnight. */
const time = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-4]):[0-5]\d$/u, { error: "时间写成 09:30 的样子 | Write a time like 09:30" })
  .transform((text) => {
    const [hours = 0, minutes = 0] = text.split(":").map(Number);
    return hours * 60 + minutes;
  })
  .refine((minutes) => minutes <= 1440, { error: "一天到 24:00 为止 | A day ends at 24:00" });
const span = {
  opens: time,
  closes: time,
  slotMinutes: z.coerce
    .number({ error: "每段分钟数写数字 | Give the minutes of a slot as a number" })
    .int()
    .min(5, { error: "一段至少 5 分钟 | A slot has five minutes at least" })
    .max(480),
  capacity: z.coerce
    .number({ error: "名额写数字 | Give the places as a number" })
    .int()
    .min(0, { error: "名额不能小于 0 | The places cannot be less than 0" })
    .max(1000),
};

export const newPlace = z.object({
  code: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{1,39}$/u, {
      error: "代码用小写字母、数字和短横，如 px-hall | A code has small letters, digits and dashes, like px-hall",
    }),
  name: words(2, 60, "请填写名称 | Please give the name"),
  /** English beside it; absent: what was given before stays. */
  nameEn: english(60),
  unit: z.string().min(1, { error: "请选择单位 | Please choose a unit" }).max(40),
  address: words(2, 120, "请填写地址 | Please give the address"),
  addressEn: english(120),
  phone: z.string().trim().max(30).default(""),
  windows: z.string().trim().max(300).default(""),
});
export const newService = z.object({
  code: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{0,29}$/u, {
      error: "代码用小写字母、数字和短横 | A code has small letters, digits and dashes",
    }),
  title: words(2, 60, "请填写事项名称 | Please name the matter"),
  titleEn: english(60),
  items: z.string().trim().max(2000).default(""),
  walkIn: z.union([z.boolean(), z.literal("true"), z.literal("false")]).default(false),
});
export const newHours = z.object({
  class: z.enum(hourClasses, { error: "请选择时段类别 | Please choose the class of hours" }),
  /** "1,2,3": Monday 1; empty: every day of the class. */
  weekdays: z
    .string()
    .trim()
    .regex(/^([1-7]([,，、 ]+[1-7])*)?$/u, {
      error: "写成 1,3,5；不填是每天 | Write 1,3,5; leave it empty for every day",
    })
    .default(""),
  ...span,
  services: z.string().trim().max(300).default(""),
  basis: words(2, 200, "请写明公布依据 | Please name the document it was published by"),
  since: z.iso.date({ error: "请选择起始日期 | Please choose the first day" }),
});
export const newException = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("closed"),
    day: z.iso.date(),
    reason: words(2, 200, "请写明原因 | Please give the reason"),
  }),
  z.object({
    kind: z.literal("extra"),
    day: z.iso.date(),
    reason: words(2, 200, "请写明原因 | Please give the reason"),
    ...span,
  }),
]);

const listOf = (text: string): string[] => text.split(/[,，、;；\s]+/u).filter(Boolean);
/** A label may have a space in it: window 1. */
const labelsOf = (text: string): string[] =>
  text
    .split(/[,，、;；\n]+/u)
    .map((label) => label.trim())
    .filter(Boolean);
const invalid = (field: string, reason: Text): Refusal => new Refusal("invalidInput", reason, [{ field, reason }]);

function assertSpan({ opens, closes, slotMinutes }: Span): void {
  if (opens + slotMinutes <= closes) return;
  throw invalid("closes", t("结束要比开始晚，至少够一段", "It must end later than it begins, by one slot at least"));
}

/** Enters a place of a unit, or changes what is said of it; its unit stays. Throws Refusal. */
export async function putPlace(
  db: Db,
  { by, today, division }: { by: string; today: Day; division: string },
  place: z.output<typeof newPlace>,
): Promise<void> {
  const { code, name, nameEn, unit, address, addressEn, phone, windows } = place;
  const { rowCount } = await db.query(
    `INSERT INTO appointment_places AS p (code, name, unit, division, address, phone, windows, since, added_by,
       name_en, address_en)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, COALESCE($10, ''), COALESCE($11, ''))
     ON CONFLICT (code) DO UPDATE SET name = $2, address = $5, phone = $6, windows = $7, until = NULL,
       name_en = COALESCE($10, p.name_en), address_en = COALESCE($11, p.address_en) WHERE p.unit = $3`,
    [code, name, unit, division, address, phone, labelsOf(windows), today, by, nameEn, addressEn],
  );
  if (rowCount === 0)
    throw invalid("code", t("这个代码属于别的单位，请换一个", "This code is another unit's; take another"));
}

/** Enters what is done at a place, or changes it. */
export async function putService(
  db: Db,
  place: string,
  today: Day,
  service: z.output<typeof newService>,
): Promise<void> {
  await db.query(
    `INSERT INTO appointment_services AS s (place, code, title, items, walk_in, since, title_en)
     VALUES ($1, $2, $3, $4, $5, $6, COALESCE($7, ''))
     ON CONFLICT (place, code) DO UPDATE SET title = $3, items = $4, walk_in = $5, until = NULL,
       title_en = COALESCE($7, s.title_en)`,
    [
      ...[place, service.code, service.title, listOf(service.items), String(service.walkIn) === "true", today],
      service.titleEn,
    ],
  );
}

/** Adds a line to a place's published list. Throws Refusal where it would lie over another line of the class. */
export async function addHours(
  db: Db,
  place: PlaceWithHours,
  { by, at, today }: { by: string; at: Instant; today: Day },
  line: z.output<typeof newHours>,
): Promise<void> {
  assertSpan(line);
  if (line.since < today) throw invalid("since", t("起始日期不能早于今天", "It cannot begin before today"));
  const weekdays = listOf(line.weekdays).map(Number);
  const services = listOf(line.services);
  const unknown = services.find((code) => !place.services.some((one) => one.code === code));
  if (unknown)
    throw invalid("services", t(`没有事项 ${unknown}，先登记它`, `There is no matter ${unknown}; enter it first`));
  const over = place.hours.find(
    (one) =>
      one.class === line.class &&
      (one.until === null || one.until > line.since) &&
      one.opens < line.closes &&
      line.opens < one.closes &&
      (one.weekdays.length === 0 || weekdays.length === 0 || one.weekdays.some((day) => weekdays.includes(day))),
  );
  if (over)
    throw invalid(
      "opens",
      t(
        `与 ${timeSpan(over.opens, over.closes)} 重叠：先停用那一行`,
        `It lies over ${timeSpan(over.opens, over.closes)}: end that line first`,
      ),
    );
  await db.query(
    `INSERT INTO appointment_hours (place, class, weekdays, opens, closes, slot_minutes, capacity, services, basis, since,
       added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[place.code, line.class, weekdays, line.opens, line.closes, line.slotMinutes, line.capacity],
      ...[services, line.basis, line.since, by, at],
    ],
  );
}

/** Ends a line of the list from tomorrow on: what is booked for today stays. Throws Refusal(notFound). */
export async function endHours(db: Db, place: string, id: number, today: Day): Promise<void> {
  const { rowCount } = await db.query(
    `UPDATE appointment_hours SET until = GREATEST(since, $3::date) WHERE place = $1 AND id = $2
       AND (until IS NULL OR until > $3)`,
    [place, id, addDays(today, 1)],
  );
  if (rowCount === 0) throw notFound();
}

/** Closes or opens a place on a day against its list. Throws Refusal. */
export async function addException(
  db: Db,
  place: string,
  { by, at, today }: { by: string; at: Instant; today: Day },
  one: z.output<typeof newException>,
): Promise<void> {
  if (one.day < today) throw invalid("day", t("日期不能早于今天", "The day cannot lie before today"));
  if (one.kind === "extra") assertSpan(one);
  const extra = one.kind === "extra" ? one : undefined;
  await db.query(
    `INSERT INTO appointment_exceptions (place, day, kind, reason, opens, closes, slot_minutes, capacity, added_by,
       added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[place, one.day, one.kind, one.reason, extra?.opens, extra?.closes, extra?.slotMinutes, extra?.capacity],
      ...[by, at],
    ],
  );
}

/** Bookings of a closed day that still stand, and why it is closed. Throws Refusal(notFound) for a day that is not closed. */
export async function bookedOnClosedDay(
  db: Db,
  place: string,
  id: number,
): Promise<{ readonly reason: string; readonly cases: readonly number[] }> {
  const { rows } = await db.query<{ reason: string; cases: readonly number[] }>(
    `SELECT reason, ARRAY(SELECT case_id FROM appointment_bookings b WHERE b.place = e.place AND b.day = e.day
       AND b.state IN ('waiting', 'offered', 'booked') ORDER BY case_id) AS cases
     FROM appointment_exceptions e WHERE place = $1 AND id = $2 AND kind = 'closed' AND removed_at IS NULL`,
    [place, id],
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Takes an exception back. Throws Refusal(notFound). */
export async function removeException(db: Db, place: string, id: number, at: Instant): Promise<void> {
  const { rowCount } = await db.query(
    "UPDATE appointment_exceptions SET removed_at = $3 WHERE place = $1 AND id = $2 AND removed_at IS NULL",
    [place, id, at],
  );
  if (rowCount === 0) throw notFound();
}
