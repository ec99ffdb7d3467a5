/** The cookies of a citizen of the demonstration who signed in by phone; `uscc`: who acts for this firm. */
export async function signInCitizen(origin: string, phone: string, uscc: string): Promise<string> {
  const cookies = new Map<string, string>();
  const send = async (path: string, form: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await fetch(origin + path, {
      ...{ method: "POST", redirect: "manual", body: new URLSearchParams(form).toString() },
      headers: {
        ...{ "content-type": "application/x-www-form-urlencoded", origin, accept: "text/html" },
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return answer.text();
  };
  const asked = await send("/mine/sign-in", { phone, next: "/mine" });
  const given = (pattern: RegExp): string => pattern.exec(asked)?.[1] ?? "";
  const ticket = given(/name="ticket" value="([^"]*)"/u);
  await send("/mine/sign-in/code", { phone, ticket, next: "/mine", code: given(/data-code>(\d{6})</u) });
  await send("/mine/acting", { uscc });
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}
