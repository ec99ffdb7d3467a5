import type { TestServer } from "../testServer.ts";

/** What a page said to a browser. */
export interface Shown {
  readonly status: number;
  readonly location: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser without scripts: it keeps cookies and sends forms. */
export interface FormBrowser {
  readonly get: (url: string) => Promise<Shown>;
  readonly send: (url: string, form?: Readonly<Record<string, string>>) => Promise<Shown>;
  readonly json: (url: string, body?: object) => Promise<Shown>;
  readonly cookie: (name: string) => string | undefined;
}

let visitors = 0;

/** A browser at an address of its own, unless one is given. */
export function formBrowser(server: TestServer, address = `10.0.0.${++visitors}`): FormBrowser {
  const jar = new Map<string, string>();
  const ask = async (method: "GET" | "POST", url: string, type?: string, payload?: string): Promise<Shown> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await server.http.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        cookie,
        ...(type ? { "content-type": type } : {}),
        accept: type?.includes("json") ? "application/json" : "text/html",
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const line of [answer.headers["set-cookie"] ?? []].flat()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (value === "" || /max-age=0/iu.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return {
      status: answer.statusCode,
      location: String(answer.headers.location ?? ""),
      body: answer.body,
      headers: answer.headers,
    };
  };
  return {
    get: (url) => ask("GET", url),
    send: (url, form = {}) =>
      ask("POST", url, "application/x-www-form-urlencoded", new URLSearchParams(form).toString()),
    json: (url, body) =>
      body === undefined
        ? ask("GET", url, "application/json")
        : ask("POST", url, "application/json", JSON.stringify(body)),
    cookie: (name) => jar.get(name),
  };
}
