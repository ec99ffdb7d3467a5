import { demoCode, demoPassword } from "../city/index.ts";

/** The session cookie of a demo person at a running server, with the code where one is asked for. `now`: the server's clock. */
export async function demoSignIn(origin: string, username: string, now = new Date().toISOString()): Promise<string> {
  const first = await send(origin, "/sign-in", { username, password: demoPassword }, "");
  const wantsCode = first.headers.get("location")?.startsWith("/sign-in/code");
  const last = wantsCode ? await send(origin, "/sign-in/code", { code: await demoCode(now) }, cookiesOf(first)) : first;
  const cookies = cookiesOf(last);
  if (!cookies.includes("session_token=")) throw new Error(`${username} could not sign in: ${last.status}`);
  return cookies;
}

const send = (origin: string, path: string, form: Record<string, string>, cookie: string): Promise<Response> =>
  fetch(origin + path, {
    method: "POST",
    redirect: "manual",
    // As a browser says that the form is of this very site.
    headers: { "content-type": "application/x-www-form-urlencoded", origin, cookie },
    body: new URLSearchParams(form).toString(),
  });

/** What the browser would send back: removed cookies not. */
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");
