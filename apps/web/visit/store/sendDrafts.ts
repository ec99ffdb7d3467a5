import { Failure } from "../../desk/api/Failure.ts";
import type { Report } from "../contract.ts";
import { sendPhoto, sendReport } from "../visitApi.ts";
import type { Draft, Photo } from "./Draft.ts";
import { draftsThere, dropDraft, keepDraft, keepPhoto, photosOf } from "./visitStore.ts";

/** What sending came to: `signIn` and `offline` say why it stopped; what was not sent stays on the phone. */
export interface Sending {
  readonly sent: number;
  readonly stopped?: "signIn" | "offline";
}

/** Sends this person's finished visits, photos first. One page of the phone sends at a time. */
export async function sendDrafts(user: string): Promise<Sending> {
  const { locks } = navigator;
  if (!locks) return sendAll(user);
  return locks.request("wuxing-visits", { ifAvailable: true }, (lock) => (lock ? sendAll(user) : { sent: 0 }));
}

async function sendAll(user: string): Promise<Sending> {
  let sent = 0;
  for (const draft of await draftsThere()) {
    if (draft.user !== user || !draft.finished || draft.refused) continue;
    try {
      await sendOne(draft);
      sent++;
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      if (thrown.status === 401) return { sent, stopped: "signIn" };
      if (thrown.status === 0 || thrown.status === 429 || thrown.status >= 500) return { sent, stopped: "offline" };
      await keepDraft({ ...draft, refused: thrown.reason });
    }
  }
  return { sent };
}

async function sendOne(draft: Draft): Promise<void> {
  try {
    await sendWhole(draft);
  } catch (thrown) {
    const lost = thrown instanceof Failure ? thrown.faults.flatMap(({ field }) => lostPhoto(field) ?? []) : [];
    if (lost.length === 0) throw thrown;
    // The server no longer holds them; the phone still does.
    for (const photo of await photosOf(draft.key))
      if (photo.file && lost.includes(photo.file)) await keepPhoto({ ...photo, file: null });
    await sendWhole(draft);
  }
  await dropDraft(draft.key);
}

const lostPhoto = (field: string): string | undefined => /^photos\.([0-9a-f-]{36})$/u.exec(field)?.[1];

async function sendWhole(draft: Draft): Promise<void> {
  const photos: Photo[] = [];
  for (const [at, photo] of (await photosOf(draft.key)).entries()) photos.push(await withFile(photo, at));
  await sendReport(draft.task.number, draft.commandId, reportOf(draft, photos));
}

async function withFile(photo: Photo, at: number): Promise<Photo> {
  if (photo.file) return photo;
  const blob = new Blob([photo.bytes], { type: "image/jpeg" });
  const sent = { ...photo, file: await sendPhoto(blob, `走访照片${at + 1}.jpg`) };
  await keepPhoto(sent);
  return sent;
}

const reportOf = (draft: Draft, photos: readonly Photo[]): Report => ({
  visitedAt: draft.visitedAt,
  checks: Object.entries(draft.checks)
    .filter(([, { result }]) => result !== "")
    .map(([line, { result, note }]) => ({ line, result, ...(note.trim() ? { note: note.trim() } : {}) })),
  observations: draft.observations,
  findings: draft.findings.filter(({ text }) => text.trim() !== ""),
  ...(draft.spot ? { spot: draft.spot } : {}),
  photos: photos.map(({ file, takenAt, spot }) => ({ file: file ?? "", takenAt, ...(spot ? { spot } : {}) })),
});
