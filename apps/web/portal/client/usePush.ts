import { spoken } from "./spoken.ts";

/** The form of an account that switches notifications on: hidden in the page, shown where the browser can be sent to. */
export function usePush(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-push]");
  if (!form || !("PushManager" in window) || !("Notification" in window)) return;
  form.hidden = false;
  document.querySelector("[data-push-unable]")?.remove();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = form.querySelector("[data-said]");
    if (said) said.textContent = "";
    try {
      await agree(form);
      location.assign("/mine/account?done=push");
    } catch (fault) {
      // Our server says why; what a browser says is not for people.
      if (said) said.textContent = fault instanceof Refused ? fault.message : (form.dataset.failed ?? "");
    }
  });
}

/** Asks the person, then the push service, then tells our server where to send. */
async function agree(form: HTMLFormElement): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
  const { pushManager } = await navigator.serviceWorker.ready;
  const wanted = { userVisibleOnly: true, applicationServerKey: form.dataset.push ?? "" };
  const subscription = await pushManager.subscribe(wanted).catch(async () => {
    // One made for another key of ours, before the city changed it.
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(wanted);
  });
  const { endpoint = "", keys = {} } = subscription.toJSON();
  const body = new URLSearchParams(new FormData(form) as never);
  for (const [name, value] of Object.entries({ endpoint, ...keys })) body.set(name, value);
  const answer = await fetch(form.action, { method: "POST", headers: { accept: "application/json" }, body });
  if (!answer.ok) throw new Refused(await reasonOf(answer));
}

class Refused extends Error {}

interface Problem {
  readonly reason?: Reason;
  readonly faults?: readonly { readonly reason: Reason }[];
}
interface Reason {
  readonly zh: string;
  readonly en: string;
}

async function reasonOf(answer: Response): Promise<string> {
  const { reason, faults } = (await answer.json()) as Problem;
  const told = faults?.[0]?.reason ?? reason;
  return told ? spoken(told.zh, told.en) : "";
}
