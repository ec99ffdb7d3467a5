import type { FileView } from "@wuxing/kernel/views";
import { type Failure, failureOf, unreachable } from "./Failure.ts";

function toSignIn(): void {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

async function answerOf<T>(response: Response): Promise<T> {
  const json = response.headers.get("content-type")?.includes("json") ? await response.json() : undefined;
  if (response.ok) return json as T;
  if (response.status === 401) toSignIn();
  throw failureOf(response.status, json);
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { accept: "application/json", ...init.headers } });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable();
  }
  return answerOf<T>(response);
}

/** GET of the JSON at a path of this server; throws Failure. Without a session the browser goes to the sign-in page. */
export const ask = <T>(path: string, signal?: AbortSignal): Promise<T> => send<T>(path, signal ? { signal } : {});

/** POST of JSON (or of a form with files); throws Failure. */
export const tell = <T>(path: string, body: unknown): Promise<T> =>
  body instanceof FormData
    ? send<T>(path, { method: "POST", body })
    : send<T>(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

/** The path with these parameters; empty ones are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, value);
  const text = params.toString();
  return text ? `${path}${path.includes("?") ? "&" : "?"}${text}` : path;
}

/** Sends one file, telling the share sent (0…1); `fetch` cannot tell of uploads. Throws Failure. */
export function sendFile(file: File, onShare: (share: number) => void): Promise<FileView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/files");
    request.responseType = "json";
    request.upload.onprogress = (event) => onShare(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      if (request.status === 401) toSignIn();
      if (request.status < 300) resolve(request.response as FileView);
      else reject(failureOf(request.status, request.response) satisfies Failure);
    };
    const form = new FormData();
    form.set("file", file);
    request.send(form);
  });
}
