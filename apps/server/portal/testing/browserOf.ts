import type { Http } from "@wuxing/platform/http";

export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly to: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser without scripts: it keeps cookies and sends forms. */
export interface Browser {
  readonly get: (url: string) => Promise<Answer>;
  readonly post: (url: string, form: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly cookies: Map<string, string>;
}

/** Each has an address of its own, so that their limits do not meet. */
export function browserOf(http: Http): Browser {
  const cookies = new Map<string, string>();
  const address = `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join(".")}`;
  const send = async (method: "GET" | "POST", url: string, form?: Readonly<Record<string, string>>) => {
    const answer = await http.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        accept: "text/html",
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    });
    for (const { name, value } of answer.cookies)
      if (value === "") cookies.delete(name);
      else cookies.set(name, encodeURIComponent(value));
    const to = String(answer.headers.location ?? "");
    return { status: answer.statusCode, html: answer.body, to, headers: answer.headers };
  };
  return { get: (url) => send("GET", url), post: (url, form) => send("POST", url, form), cookies };
}

/** The hidden fields of a page's forms. */
export const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)].map((m) => [m[1] ?? "", m[2] ?? ""]),
  );

/**
 * A browser in which a citizen has signed in by the code that the demonstration shows, reading in a language; a number that
 * is new opens an account.
 */
export async function signedInCitizen(http: Http, phone: string, language: "zh" | "en" = "zh"): Promise<Browser> {
  const browser = browserOf(http);
  if (language === "en") await browser.get("/?lang=en");
  const sent = await browser.post("/mine/sign-in", { phone, next: "/mine" });
  const code = sent.html.match(/data-code>(\d{6})</u)?.[1] ?? "";
  await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code });
  return browser;
}
