/** A line to a browser by WebDriver BiDi, the protocol that browsers speak by themselves: no driver has to be installed. */
export interface BidiLine {
  /** Opens the session and gives the page that is there. */
  readonly begin: () => Promise<string>;
  /** Asks for one command; rejects with what the browser says where it fails. */
  readonly ask: <Result>(method: string, params: object) => Promise<Result>;
  readonly close: () => void;
}

interface Answer {
  readonly id?: number;
  readonly type: "success" | "error" | "event";
  readonly result: unknown;
  readonly message?: string;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (reason: Error) => void;
}

export async function openBidi(url: string): Promise<BidiLine> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, Waiting>();
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`no BiDi at ${url}`));
  });
  socket.onmessage = ({ data }) => {
    const { id, type, result, message } = JSON.parse(String(data)) as Answer;
    const one = id === undefined ? undefined : waiting.get(id);
    if (!one || id === undefined) return;
    waiting.delete(id);
    if (type === "error") one.reject(new Error(message));
    else one.resolve(result as never);
  };
  socket.onclose = () => {
    for (const { reject } of waiting.values()) reject(new Error("the browser is gone"));
  };
  let last = 0;
  const ask: BidiLine["ask"] = (method, params) => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  return {
    ask,
    begin: async () => {
      await ask("session.new", { capabilities: {} });
      const { contexts } = await ask<{ contexts: { context: string }[] }>("browsingContext.getTree", {});
      return contexts[0]?.context ?? "";
    },
    close: () => socket.close(),
  };
}
