/** Faults on request, for tests and for showing what the gateway does: `{ service, kind, times, ms }`. */
const faults = new Map();

export function setFault({ service, kind, times = 1, ms = 0 }) {
  faults.set(service, { kind, times, ms });
  return { service, kind, times };
}

/** Whether the answer was spoilt (or delayed and is still to be given). */
export async function faultOf(service, response) {
  const fault = faults.get(service);
  if (!fault || fault.times <= 0) return false;
  fault.times--;
  if (fault.kind === "slow") {
    await new Promise((resolve) => {
      setTimeout(resolve, fault.ms);
    });
    return false;
  }
  if (fault.kind === "cut") response.socket.destroy();
  else if (fault.kind === "half") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" }).write('{"ok":');
    setTimeout(() => response.socket?.destroy(), 20);
  } else if (fault.kind === "shape") response.writeHead(200, { "content-type": "application/json" }).end('{"wrong":1}');
  else response.writeHead(Number(fault.kind)).end();
  return true;
}
