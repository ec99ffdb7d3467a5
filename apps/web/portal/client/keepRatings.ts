const key = "counter-ratings";
const again = 20_000;
const shownFor = 6_000;

/** Ratings that have not arrived yet, as a path and a form; the oldest first. */
const waiting = (): string[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]") as string[];
  } catch {
    return [];
  }
};
function keep(all: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(all));
  } catch {
    // A tablet that keeps nothing still sends what it can.
  }
  sayWaiting(all.length);
}
const drop = (line: string): void => keep(waiting().filter((one) => one !== line));

/** Whoever looks after the tablet sees that it still holds something. */
function sayWaiting(count: number): void {
  const note = document.querySelector<HTMLElement>("[data-counter-waiting]");
  if (!note) return;
  note.hidden = count === 0;
  note.textContent = (note.dataset.counterWaiting ?? "").replace("0", String(count));
}

/** `later`: not reached, or the server is down or busy. `refused`: the form must be mended, or there is no such window. */
async function send(line: string, more = ""): Promise<"taken" | "refused" | "later"> {
  const [path = "", body = ""] = line.split("\n");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const asked = { method: "POST", body: body + more, headers, redirect: "manual" } as const;
  const answer = await fetch(path, asked).catch(() => undefined);
  if (answer?.type === "opaqueredirect") return "taken";
  return answer && [404, 422].includes(answer.status) ? "refused" : "later";
}

let sending = false;
/** What was kept goes with the mark that it is late: nobody is there to mend it, so the server takes what it can of it. */
async function sendWaiting(): Promise<void> {
  if (sending) return;
  sending = true;
  for (const line of waiting()) if ((await send(line, "&late=1")) !== "later") drop(line);
  sending = false;
}

/**
 * A window's tablet: a rating is kept before it is sent and until it has arrived, so that neither a break of the network
 * nor a tablet that is started anew in between loses it. It is one rating however often it is sent, since its command id
 * goes with it; the tablet is ready for the next person meanwhile. The page itself is kept by a worker.
 */
export function keepRatings(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-counter="tablet"]');
  const thanks = document.querySelector<HTMLElement>("[data-counter-thanks]");
  if (!form || !thanks) return;
  // The page may come out of the tablet's own store, where its command was used before.
  freshCommand(form);
  sayWaiting(waiting().length);
  void sendWaiting();
  setInterval(() => void sendWaiting(), again);
  addEventListener("online", () => void sendWaiting());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void rate(form, thanks);
  });
  void navigator.serviceWorker
    ?.register("/counter/worker.js", { scope: "/counter/" })
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active?.postMessage(location.pathname))
    .catch(() => undefined);
}

async function rate(form: HTMLFormElement, thanks: HTMLElement): Promise<void> {
  const data = new FormData(form);
  const pairs = [...data].map(([name, value]): [string, string] => [name, String(value)]);
  const said = new URLSearchParams([...pairs, ["givenAt", new Date().toISOString()]]);
  const line = `${new URL(form.action).pathname}\n${said}`;
  // The server's own page says that something is to be chosen; a rating without a choice is not worth keeping.
  if (data.get("level")) keep([...waiting(), line]);
  const outcome = await send(line);
  if (outcome !== "later") drop(line);
  if (outcome === "refused") return form.submit();
  if (!data.get("level")) return form.querySelector<HTMLInputElement>('[name="level"]')?.focus();
  thanks.textContent = (outcome === "later" ? thanks.dataset.later : thanks.dataset.now) ?? "";
  form.hidden = true;
  thanks.hidden = false;
  setTimeout(() => startAgain(form, thanks), shownFor);
}

/** The next person's rating is another one. */
function startAgain(form: HTMLFormElement, thanks: HTMLElement): void {
  form.reset();
  freshCommand(form);
  form.hidden = false;
  thanks.hidden = true;
}

function freshCommand(form: HTMLFormElement): void {
  const command = form.elements.namedItem("commandId");
  if (command instanceof HTMLInputElement) command.value = crypto.randomUUID();
}
