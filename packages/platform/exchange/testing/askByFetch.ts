import type { Ask } from "../Exchange.ts";

/** Asks without the guard of `outgoing`: both ends of a test are on this machine. */
export const askByFetch: Ask = async (url, body) => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", body, headers, signal: AbortSignal.timeout(3000) });
  if (!answer.ok) throw new Error(`the peer answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
  return answer.text();
};
