import { signedIn, type TestServer } from "../testServer.ts";

/** Asks the desk's interface as members of the staff, each signed in when he first asks: posts what is given, else reads. */
export function deskOf<Body>(server: TestServer) {
  const cookies = new Map<string, Promise<string>>();
  return async (who: string, url: string, payload?: object): Promise<{ status: number; body: Body }> => {
    const signing = cookies.get(who) ?? signedIn(server, who);
    cookies.set(who, signing);
    const headers = { cookie: await signing };
    const answer = await server.http.inject({
      ...{ method: payload ? "POST" : "GET", url: `/api/${url}`, headers },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.json() as Body };
  };
}
