import { signAnswer } from "./signAnswer.js";

/** Faults on request, for tests and for showing what the gateway does: `{ service, kind, times, ms }`. */
const faults = new Map();

export function setFault({ service, kind, times = 1, ms = 0 }) {
  faults.set(service, { kind, times, ms });
  return { service, kind, times };
}

/** `done` where no answer is given any more; else what is to be spoilt in it, if anything: its shape or its signature. */
export async function faultOf(service, response) {
  const fault = faults.get(service);
  if (!fault || fault.times <= 0) return undefined;
  fault.times--;
  if (fault.kind === "shape" || Object.hasOwn(signatures, fault.kind)) return fault.kind;
  if (fault.kind === "slow") {
    await new Promise((resolve) => {
      setTimeout(resolve, fault.ms);
    });
    return undefined;
  }
  if (fault.kind === "cut") response.socket.destroy();
  else if (fault.kind === "half") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" }).write('{"ok":');
    setTimeout(() => response.socket?.destroy(), 20);
  } else response.writeHead(Number(fault.kind)).end();
  return "done";
}

/** Answers that somebody on the line might give. */
const signatures = {
  unsigned: () => ({}),
  /** By another service's key. */
  forged: (request, service, said) => signAnswer(request, service, said, `not ${service}`),
  /** A right answer, to another call. */
  replayed: (request, service, said) => signAnswer({ ...asked(request), url: `${request.url}?before` }, service, said),
  /** Right but for what it says. */
  changed: (request, service, { status, text }) => signAnswer(request, service, { status, text: `${text} ` }),
};
const asked = ({ method, url, headers }) => ({ method, url, headers });

/** Headers that sign an answer as the fault wants it, or rightly. */
export const signing = (request, service, fault) => (said) => (signatures[fault] ?? signAnswer)(request, service, said);
