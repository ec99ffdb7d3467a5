import { spoken } from "./spoken.ts";

interface Answered {
  readonly next?: string;
  readonly codesWanted?: boolean;
  readonly reason?: { readonly zh: string; readonly en: string };
}

/** Asks our server; a refusal is thrown in the page's language. */
async function post<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method: "POST",
    headers: { accept: "application/json", ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = (await response.json()) as T & Answered;
  if (!response.ok) throw new Error(answer.reason ? spoken(answer.reason.zh, answer.reason.en) : "");
  return answer;
}

async function signIn(next: string | undefined): Promise<void> {
  const { options, ticket } = await post<{ options: never; ticket: string }>("/sign-in/passkey/options");
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const answer = await startAuthentication({ optionsJSON: options });
  const done = await post<Answered>("/sign-in/passkey", { ticket, answer, next });
  location.assign(done.next ?? "/desk/");
}

async function enrol(form: HTMLFormElement): Promise<void> {
  const { options, ticket } = await post<{ options: never; ticket: string }>("/account/passkeys/options");
  const { startRegistration } = await import("@simplewebauthn/browser");
  const answer = await startRegistration({ optionsJSON: options });
  const name = String(new FormData(form).get("name") ?? "");
  const { next, codesWanted } = await post<Answered>("/account/passkeys", { ticket, answer, name });
  if (codesWanted) {
    const codes = document.createElement("form");
    codes.method = "post";
    codes.action = "/account/recovery-codes";
    document.body.append(codes);
    codes.submit();
  } else location.assign(next ?? "/account");
}

/** Passkeys need a script: their forms are hidden in the page and shown where the browser knows passkeys. */
export function usePasskeys(): void {
  if (!window.PublicKeyCredential) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const said = form.querySelector("[data-said]");
      if (said) said.textContent = "";
      try {
        await (form.dataset.passkey === "enrol" ? enrol(form) : signIn(form.dataset.next));
      } catch (error) {
        // Our server says why; what a browser or a device says is not for people.
        const ours = error instanceof Error && error.name === "Error" && error.message;
        if (said) said.textContent = ours || (form.dataset.failed ?? "");
      }
    });
  }
}
