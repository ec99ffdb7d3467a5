import { createServer, type IncomingMessage, type Server } from "node:http";
import type { CallEvent, CallForwarder } from "./CallForwarder.ts";

const longest = 16 * 1024;

/**
 * What an exchange of one's own tells by plain HTTP, passed on to the webhook: `POST /` with the event as JSON. The time is
 * put in where it is left out. Meant for the exchange's own machine: whoever reaches it may tell of calls.
 */
export function ctiServer(forwarder: CallForwarder): Server {
  const server = createServer(async (request, response) => {
    const event = request.method === "POST" ? await eventOf(request) : undefined;
    if (event) forwarder.take(event);
    response.writeHead(event ? 202 : 400, { "content-type": "text/plain; charset=utf-8" });
    response.end(event ? "taken\n" : "POST one event as JSON: callId, event, extension, from\n");
  });
  server.requestTimeout = 10_000;
  return server;
}

async function eventOf(request: IncomingMessage): Promise<CallEvent | undefined> {
  let said = "";
  for await (const chunk of request) {
    said += String(chunk);
    if (said.length > longest) return undefined;
  }
  const { callId, event, ...more } = parse(said);
  if (typeof callId !== "string" || typeof event !== "string") return undefined;
  const words = Object.entries(more).filter(([, value]) => typeof value === "string" && value !== "");
  return { at: new Date().toISOString(), ...(Object.fromEntries(words) as Record<string, string>), callId, event };
}

function parse(said: string): Record<string, unknown> {
  try {
    const given: unknown = JSON.parse(said);
    return typeof given === "object" && given !== null ? { ...given } : {};
  } catch {
    return {};
  }
}
