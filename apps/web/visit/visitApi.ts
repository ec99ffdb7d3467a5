import type { FileView } from "@wuxing/kernel/views";
import { failureOf, unreachable } from "../desk/api/Failure.ts";
import type { Report, VisitorView } from "./contract.ts";

/** How long an answer is waited for; on a poor line a photo takes its time. */
const patience = 60_000;

async function send<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    const headers = { accept: "application/json", ...init.headers };
    response = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(patience) });
  } catch {
    throw unreachable();
  }
  const json = response.headers.get("content-type")?.includes("json")
    ? await response.json().catch(() => undefined)
    : undefined;
  if (!response.ok) throw failureOf(response.status, json);
  return json as T;
}

const post = <T>(path: string, body: unknown): Promise<T> =>
  send<T>(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

/** Everything of the person who is signed in. Throws Failure: 401 without a session, 404 for whoever is no supervisor. */
export const askView = (): Promise<VisitorView> => send("/api/visits");
export const agree = (yes: boolean): Promise<VisitorView> => post("/api/visits/consent", { agree: yes });
export const askUnits = (): Promise<{ units: readonly { code: string; shortName: { zh: string; en: string } }[] }> =>
  send("/api/units");
export const declareRecusal = (unit: string, reason: string): Promise<VisitorView> =>
  post("/api/visits/recusals", { unit, reason });
export const liftRecusal = (unit: string): Promise<VisitorView> =>
  post(`/api/visits/recusals/${encodeURIComponent(unit)}/lift`, {});
/** Takes an action of a case of one's own: `confirm`, `reopen`, `decline`. */
export const act = (number: string, action: string, commandId: string, input: unknown): Promise<unknown> =>
  post(`/api/cases/${encodeURIComponent(number)}/actions/${action}`, { commandId, input });
export const sendReport = (number: string, commandId: string, report: Report): Promise<unknown> =>
  post(`/api/visits/${encodeURIComponent(number)}/report`, { commandId, report });

/** Sends one photo; gives the id that the server keeps it under. */
export async function sendPhoto(photo: Blob, name: string): Promise<string> {
  const form = new FormData();
  form.set("file", photo, name);
  return (await send<FileView>("/api/files", { method: "POST", body: form })).id;
}
