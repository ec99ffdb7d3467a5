/**
 * Keeps an application's draft on the server while one types, and sends files as they are chosen, with how far they are.
 * The form itself does both without scripts.
 */
export function keepApplication(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-apply]");
  const status = form?.querySelector<HTMLElement>("[data-apply-status]");
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
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "file" && target.files?.length)
      void sendFiles(form, target, status, address);
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

/** One after the other: what was cut off is sent again when the line is back, what has arrived is not; one that is refused holds up no other. */
async function sendFiles(
  form: HTMLFormElement,
  input: HTMLInputElement,
  status: HTMLElement,
  address: string,
): Promise<void> {
  const list = document.createElement("ul");
  list.className = "plain small";
  input.after(list);
  let cut = false;
  for (const file of [...(input.files ?? [])]) {
    const line = document.createElement("li");
    list.append(line);
    const sent = await sendUntilThere(form, input.name, file, address, (words) => {
      line.textContent = `${file.name} ${words}`;
    });
    cut ||= !sent;
  }
  // They are the draft's now, or were refused for good: the form must not send them a second time.
  if (!cut) input.value = "";
  status.textContent = (cut ? status.dataset.failed : status.dataset.saved) ?? "";
}

const tries = 5;

/** Whether the server has kept the file or refused it for good; what it said is told beside it. */
async function sendUntilThere(
  form: HTMLFormElement,
  name: string,
  file: File,
  address: string,
  tell: (words: string) => void,
): Promise<boolean> {
  for (let turn = 1; turn <= tries; turn++) {
    const { status, responseText } = await sendOnce(form, name, file, address, tell);
    const isCut = status === 0 || status >= 500 || status === 429;
    if (!isCut) {
      const { failed = "" } = form.querySelector<HTMLElement>("[data-apply-status]")?.dataset ?? {};
      tell(status === 200 ? "✓" : faultIn(responseText) || failed);
      // Who is signed out, or has sent the draft elsewhere, may send the file again.
      return status !== 401 && status !== 403 && status !== 409;
    }
    tell("…");
    await new Promise((resolve) => setTimeout(resolve, 1000 * turn));
  }
  return false;
}

function sendOnce(
  form: HTMLFormElement,
  name: string,
  file: File,
  address: string,
  tell: (words: string) => void,
): Promise<XMLHttpRequest> {
  const body = new FormData();
  for (const [key, value] of wordsOf(form)) body.append(key, value);
  body.append(name, file);
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => tell(`${Math.floor((100 * loaded) / total)} %`);
    request.onloadend = () => resolve(request);
    request.open("POST", address);
    request.send(body);
  });
}

/** Why the server refused; empty where it does not say. */
function faultIn(answer: string): string {
  const { reason } = (answer.startsWith("{") ? JSON.parse(answer) : {}) as { reason?: { zh: string; en: string } };
  return reason?.[document.documentElement.lang.startsWith("zh") ? "zh" : "en"] ?? "";
}
