import { endOfDay } from "@wuxing/kernel/calendar";
import { type Case, notFound } from "@wuxing/kernel/procedure";
import { type CaseLine, type Colour, caseLine, type FileView, type Onlooker } from "@wuxing/kernel/views";
import type { Reads } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { type CaseRow, caseColumns, caseOf } from "@wuxing/platform/casework";
import { colourOf } from "./colourOf.ts";
import { nextDue, type PartData, partProcedure } from "./part.ts";
import { type PointData, pointProcedure } from "./point.ts";

export interface PartView {
  readonly line: CaseLine;
  readonly role: string;
  readonly percent: number;
  readonly latest: string | null;
  readonly colour: Colour;
  readonly milestones: PartData["milestones"];
  readonly files: readonly FileView[];
}

export interface PointView {
  readonly line: CaseLine;
  readonly marker: string;
  readonly section: string | null;
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly colour: Colour;
  readonly milestones: PointData["milestones"];
  readonly targets: PointData["targets"];
  readonly units: PointData["units"];
  readonly percent: number;
  readonly parts: readonly PartView[];
}

export interface NoticeHead {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly text: string;
}

/** A notice as it was imported; throws notFound. */
export async function getNotice(platform: Pick<Platform, "pool">, id: string): Promise<NoticeHead> {
  const { rows } = await platform.pool.query<NoticeHead>(
    `SELECT id, title, document_number AS "documentNumber", issuer, issued_on AS "issuedOn", text
     FROM notices WHERE id = $1`,
    [id],
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The points of a notice with the parts of their units, in the notice's order. */
export async function pointsOf(platform: Platform, noticeId: string, looker: Onlooker): Promise<PointView[]> {
  const reads = looker.outside ? platform.pool : platform.readAs(looker.actor);
  const { rows } = await reads.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases
     WHERE type IN ('workPoints.point', 'workPoints.part') AND data->>'notice' = $1 ORDER BY id`,
    [noticeId],
  );
  const cases = rows.map(caseOf);
  const parts = Map.groupBy(
    cases.filter((c) => c.type === "workPoints.part"),
    (c) => c.parentId,
  );
  const files = await filesOf(reads, cases);
  return cases
    .filter((c) => c.type === "workPoints.point")
    .map((c) => pointView(platform, c, parts.get(c.id) ?? [], files, looker))
    .sort((a, b) => a.span.start - b.span.start);
}

type FilesByCase = ReadonlyMap<number, readonly FileView[]>;

/** The evidence of these cases, oldest first. */
async function filesOf(reads: Reads, cases: readonly Case[]): Promise<FilesByCase> {
  const { rows } = await reads.query<FileView & { caseId: number }>(
    `SELECT case_id AS "caseId", id, name, media_type AS "mediaType", size, state
     FROM files WHERE case_id = ANY($1) ORDER BY uploaded_at`,
    [cases.map((c) => c.id)],
  );
  return Map.groupBy(rows, (row) => row.caseId);
}

function pointView(
  platform: Platform,
  c: Case,
  parts: readonly Case[],
  files: FilesByCase,
  looker: Onlooker,
): PointView {
  const data = c.data as unknown as PointData;
  const views = parts.map((part) => partView(platform, part, files.get(part.id) ?? [], looker));
  const percent = views.length === 0 ? 0 : Math.round(views.reduce((sum, v) => sum + v.percent, 0) / views.length);
  const standing = {
    openedAt: c.openedAt,
    closedAt: c.closedAt,
    dueAt: c.clock?.dueAt ?? null,
    certain: data.milestones.some((m) => m.due),
    percent,
  };
  return {
    line: caseLine(pointProcedure, c, looker),
    marker: data.marker,
    section: data.section,
    text: data.text,
    span: data.span,
    colour: colourOf(standing, platform.casework.almanac, looker.now),
    milestones: data.milestones,
    targets: data.targets,
    units: data.units,
    percent,
    parts: views,
  };
}

function partView(platform: Platform, c: Case, files: readonly FileView[], looker: Onlooker): PartView {
  const data = c.data as unknown as PartData;
  // A part that waits to be verified has been done; its colour is that of the unit's work, not of the verifying.
  const reported = c.state === "reported";
  const standing = {
    openedAt: c.openedAt,
    closedAt: c.closedAt,
    dueAt: reported ? null : endOfDay(nextDue(data)),
    // The end of the year is only assumed where the notice sets no day.
    certain: Boolean(data.extendedTo) || data.milestones.some((m) => m.due),
    percent: data.percent,
  };
  return {
    line: caseLine(partProcedure, c, looker),
    role: data.role,
    percent: data.percent,
    latest: data.latest ?? null,
    colour: colourOf(standing, platform.casework.almanac, looker.now),
    milestones: data.milestones,
    files,
  };
}
