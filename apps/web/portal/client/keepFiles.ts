import { faultIn } from "./faultIn.ts";
import { sendResumably } from "./sendResumably.ts";

/** How many lists of files are under way of each form: it waits for them before it is sent. */
const underWay = new WeakMap<HTMLFormElement, number>();
const there = "files-there";

/** Sends a form's files as they are chosen, with how far they are; the form itself does so without scripts. */
export function keepFiles(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-uploads]");
  const status = form?.querySelector<HTMLElement>("[data-upload-status]");
  if (!form || !status) return;
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "file" && target.files?.length)
      void sendFiles(form, target, status);
  });
  waitForFiles(form, status);
}

/** A form that is sent while files are on their way goes once they are there: sent now it would send them from the beginning. */
function waitForFiles(form: HTMLFormElement, status: HTMLElement): void {
  let held: HTMLElement | null = null;
  form.addEventListener("submit", (event) => {
    if (!underWay.get(form)) return;
    event.preventDefault();
    held = event.submitter;
    status.textContent = status.dataset.sending ?? "";
  });
  form.addEventListener(there, () => {
    const button = held;
    if (underWay.get(form)) return;
    held = null;
    if (button) form.requestSubmit(button);
  });
}

/** The files that were chosen in a field, each with how far it is; one that is refused holds up no other. */
async function sendFiles(form: HTMLFormElement, input: HTMLInputElement, status: HTMLElement): Promise<void> {
  const list = document.createElement("ul");
  list.className = "plain small sending";
  input.after(list);
  const lines = [...(input.files ?? [])].map((file) => lineOf(list, file));
  await sendLines({ form, input, status, list }, lines);
}

interface Place {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
}

async function sendLines(place: Place, lines: readonly Line[]): Promise<void> {
  const { form, input, status, list } = place;
  underWay.set(form, (underWay.get(form) ?? 0) + 1);
  const left: Line[] = [];
  for (const line of lines) if (!(await isSent(place, line))) left.push(line);
  underWay.set(form, (underWay.get(form) ?? 1) - 1);
  const { left: unsent = "", saved = "", again = "" } = status.dataset;
  status.textContent = left.length > 0 ? unsent : saved;
  if (left.length > 0) return offer(list, again, () => void sendLines(place, left));
  // They are the draft's now, or were refused for good: the form must not send them a second time.
  input.value = "";
  form.dispatchEvent(new Event(there));
}

/** Whether the form is done with it: it is there, or refused for good. What was cut, or came without a session, is not. */
async function isSent({ form, input, status }: Place, { file, share, say }: Line): Promise<boolean> {
  const { cut = "", failed = "", left = "", refused = "" } = status.dataset;
  const sent = await sendResumably({
    ...{ file, field: input.name, address: form.dataset.uploads ?? "", words: whose(form) },
    ...{ onShare: share, onCut: () => say(cut, true) },
  });
  if (sent.how === "there") {
    say("✓", false);
    nameFile(form, input, sent.file);
  } else if (sent.how === "cut") say(left, true);
  else say(sent.how === "refused" ? `${refused}${faultIn(sent.answer)}` : faultIn(sent.answer) || failed, false);
  return sent.how === "there" || sent.how === "refused";
}

/** A form that keeps no draft names its files itself, as its page does for those that came before. */
function nameFile(form: HTMLFormElement, { name }: HTMLInputElement, file: string | null): void {
  if (file === null || form.dataset.uploadsNamed === undefined) return;
  const kept = document.createElement("input");
  kept.type = "hidden";
  kept.name = name.replace(/^m\./u, "kept.");
  kept.value = file;
  form.append(kept);
}

function offer(list: HTMLElement, words: string, go: () => void): void {
  const line = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = words;
  button.addEventListener("click", () => {
    line.remove();
    go();
  });
  line.append(button);
  list.append(line);
}

interface Line {
  readonly file: File;
  readonly share: (share: number) => void;
  /** `keeps`: how far it is stays beside the words. */
  readonly say: (words: string, keeps: boolean) => void;
}

function lineOf(list: HTMLElement, file: File): Line {
  const line = document.createElement("li");
  const [bar, words] = [document.createElement("progress"), document.createElement("span")];
  bar.setAttribute("aria-label", file.name);
  bar.value = 0;
  line.append(`${file.name} `, words, bar);
  list.append(line);
  return {
    file,
    share: (share) => {
      bar.hidden = false;
      bar.value = share;
      words.textContent = `${Math.floor(100 * share)} %`;
    },
    say: (said, keeps) => {
      bar.hidden = !keeps;
      words.textContent = keeps ? `${Math.floor(100 * bar.value)} %，${said}` : said;
    },
  };
}

/** What of the form says of whom it is. */
const whose = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    ["owner", "draft", "commandId"].flatMap((name) => {
      const input = form.elements.namedItem(name);
      return input instanceof HTMLInputElement ? [[name, input.value]] : [];
    }),
  );
