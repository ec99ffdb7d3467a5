import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type BidiLine, openBidi } from "./openBidi.ts";

type Setting = string | number | boolean;

/** A Firefox without windows in a profile of its own, with one page. Everything throws where the page does not do it. */
export interface Firefox {
  readonly open: (url: string) => Promise<void>;
  /** What an expression of the page comes to, awaited; it must be JSON. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  /** Presses the first element of a selector with the mouse, as a person does. */
  readonly press: (selector: string) => Promise<void>;
  readonly type: (selector: string, text: string) => Promise<void>;
  readonly picture: (file: string) => Promise<void>;
  /** The notifications on the screen, as the browser itself shows them, outside of any page. */
  readonly alerts: () => Promise<readonly Alert[]>;
  /** Presses the notification with this text. */
  readonly pressAlert: (body: string) => Promise<void>;
  /** Of all pages that are open. */
  readonly addresses: () => Promise<readonly string[]>;
  readonly end: () => Promise<void>;
}

export interface Alert {
  readonly title: string;
  readonly body: string;
}

/** Nothing is fetched, told or shown that the test has not asked for. */
const quiet: Readonly<Record<string, Setting>> = {
  // Notifications in windows of its own, for twenty seconds: there is no desktop that would show them.
  "alerts.useSystemBackend": false,
  "ui.prefersReducedMotion": 1,
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.newtabpage.enabled": false,
  "browser.region.network.url": "",
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.safebrowsing.provider.mozilla.updateURL": "",
  "browser.search.update": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage": "about:blank",
  "browser.topsites.contile.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.update.enabled": false,
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#none",
  "toolkit.telemetry.server": "data:,",
};

export async function startFirefox(
  program: string,
  settings: Readonly<Record<string, Setting>> = {},
  width = 375,
): Promise<Firefox> {
  const folder = await mkdtemp(join(tmpdir(), "wuxing-firefox-"));
  // What the remote agent would set for tests of pages would cut the line to the push service.
  const all = { ...quiet, "remote.prefs.recommended": false, ...settings };
  const lines = Object.entries(all).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  await writeFile(join(folder, "user.js"), `${lines.join("\n")}\n`);
  // The access is to its own windows, in which notifications stand.
  const remote = ["--remote-debugging-port", "0", "--remote-allow-system-access"];
  const words = ["--headless", "--no-remote", "--profile", folder, ...remote, "about:blank"];
  const env = { ...process.env, HOME: folder, MOZ_CRASHREPORTER_DISABLE: "1", MOZ_HEADLESS_WIDTH: String(width) };
  const child = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"], env });
  const end = async (): Promise<void> => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
    child.kill();
    await gone;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const line = await openBidi(`${await addressOf(child)}/session`);
    return { ...pageOf(line, await line.begin()), ...alertsOf(line), end };
  } catch (reason) {
    await end();
    throw reason;
  }
}

/** Where it listens, as it says itself. What it says later is read too, and thrown away: a full pipe would stop it. */
function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface(child.stderr as NodeJS.ReadableStream).on("line", (text) => {
      const found = /WebDriver BiDi listening on (ws:\S+)/u.exec(text);
      if (found?.[1]) resolve(found[1]);
      else said.push(text);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Firefox did not start: ${said.join("\n")}`)));
  });
}

async function evaluateIn<Value>(ask: BidiLine["ask"], context: string, expression: string): Promise<Value> {
  const asked = { expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))` };
  const given = await ask<Evaluated>("script.evaluate", { ...asked, target: { context }, awaitPromise: true });
  if (given.type === "exception") throw new Error(given.exceptionDetails.text);
  return JSON.parse(given.result.value) as Value;
}

interface Tree {
  readonly contexts: readonly { readonly context: string; readonly url: string }[];
}

function alertsOf({ ask }: BidiLine): Pick<Firefox, "alerts" | "pressAlert" | "addresses"> {
  const windows = async (): Promise<(Alert & { readonly context: string })[]> => {
    const { contexts } = await ask<Tree>("browsingContext.getTree", { "moz:scope": "chrome" });
    const own = contexts.filter(({ url }) => url.endsWith("/alerts/alert.xhtml"));
    const words = `({ title: document.getElementById("alertTitleLabel").value, body: document.getElementById("alertTextLabel").textContent })`;
    return Promise.all(
      own.map(async ({ context }) => ({ context, ...(await evaluateIn<Alert>(ask, context, words)) })),
    );
  };
  return {
    alerts: async () => (await windows()).map(({ title, body }) => ({ title, body })),
    pressAlert: async (wanted) => {
      const found = (await windows()).find(({ body }) => body === wanted);
      if (!found) throw new Error(`no notification says ${wanted}`);
      await evaluateIn(ask, found.context, `setTimeout(() => document.documentElement.click()) && null`);
    },
    addresses: async () => (await ask<Tree>("browsingContext.getTree", {})).contexts.map(({ url }) => url),
  };
}

function pageOf({ ask }: BidiLine, context: string): Omit<Firefox, "end" | "alerts" | "pressAlert" | "addresses"> {
  const nodeOf = async (selector: string): Promise<string> => {
    const locator = { type: "css", value: selector };
    const { nodes } = await ask<{ nodes: { sharedId: string }[] }>("browsingContext.locateNodes", { context, locator });
    if (!nodes[0]) throw new Error(`nothing on the page is ${selector}`);
    return nodes[0].sharedId;
  };
  const press: Firefox["press"] = async (selector) => {
    const origin = { type: "element", element: { sharedId: await nodeOf(selector) } };
    await evaluate(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: "center" })`);
    const actions = [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await ask("input.performActions", { context, actions: [{ type: "pointer", id: "mouse", actions }] });
  };
  const evaluate = <Value>(expression: string) => evaluateIn<Value>(ask, context, expression);
  return {
    ...{ press, evaluate },
    open: async (url) => void (await ask("browsingContext.navigate", { context, url, wait: "complete" })),
    type: async (selector, text) => {
      await press(selector);
      const actions = [...text].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await ask("input.performActions", { context, actions: [{ type: "key", id: "keys", actions }] });
    },
    picture: async (file) => {
      const { data } = await ask<{ data: string }>("browsingContext.captureScreenshot", { context });
      await writeFile(file, Buffer.from(data, "base64"));
    },
  };
}

type Evaluated =
  | { readonly type: "success"; readonly result: { readonly value: string } }
  | { readonly type: "exception"; readonly exceptionDetails: { readonly text: string } };
