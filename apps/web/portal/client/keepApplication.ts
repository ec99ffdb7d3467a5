import { faultIn } from "./faultIn.ts";

/**
 * Keeps an application's draft on the server while one types. The form itself does so without scripts.
 */
export function keepApplication(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-apply]");
  const status = form?.querySelector<HTMLElement>("[data-upload-status]");
  const address = form?.dataset.apply;
  if (!form || !status || !address) return;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let sent = Promise.resolve();
  const keep = (): void => {
    // One after the other, so that what was typed earlier does not arrive later.
    sent = sent.then(() => keepWords(form, status, address));
  };
  // What was typed without a network is kept as soon as there is one, though nobody types any more.
  addEventListener("online", () => {
    if (status.dataset.unsent === "1") keep();
  });
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "file") return;
    markChanged(form, target);
    clearTimeout(waiting);
    waiting = setTimeout(keep, 1200);
  });
}

/** What was typed counts, also where it is typed back to what the page showed. */
function markChanged(form: HTMLFormElement, target: EventTarget | null): void {
  const name = target instanceof Element ? target.getAttribute("name") : null;
  for (const seen of form.querySelectorAll<HTMLInputElement>('input[name="seen"]'))
    if (name !== null && seen.value.startsWith(`${name}=`)) seen.remove();
}

/** The form's words, without its files. */
function wordsOf(form: HTMLFormElement): URLSearchParams {
  const words = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return new URLSearchParams(words);
}

async function keepWords(form: HTMLFormElement, status: HTMLElement, address: string): Promise<void> {
  const answer = await fetch(address, { method: "POST", body: wordsOf(form) }).catch(() => undefined);
  status.dataset.unsent = answer ? "" : "1";
  const fault = answer && !answer.ok ? faultIn(await answer.text()) : "";
  status.textContent = fault || ((answer?.ok ? status.dataset.saved : status.dataset.failed) ?? "");
}
