import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Http, Outgoing } from "@wuxing/platform/http";
import { z } from "zod";
import { administratorOf } from "../account/administratorOf.ts";

const patience = 8000;
const jwks = z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1).max(20) });
const metadata = z.object({ issuer: z.string(), jwks: jwks.optional(), jwks_uri: z.url().optional() });

/** Fetches the keys of an issuer for an administrator to look at and enter: nothing is trusted by fetching it. */
export function certificateIssuerRoutes(http: Http, ask: Outgoing | undefined): void {
  const body = z.object({ url: z.url({ protocol: /^https?$/ }).max(300) });
  http.post("/api/admin/certificate-issuers/keys", { schema: { body } }, async (request) => {
    administratorOf(request);
    try {
      return await keysOf(request.body.url.replace(/\/$/u, ""), ask);
    } catch (cause) {
      throw Object.assign(new Refusal("refused", unreachable), { cause });
    }
  });
}

const unreachable = t(
  "没有取到这个网址的公钥：网址要写进 OUTGOING_HOSTS，并按 SD-JWT VC 的约定公布公钥；也可以直接粘贴",
  "No keys were got from there: the address must be named in OUTGOING_HOSTS and publish its keys as SD-JWT VC says; or paste them",
);

/** The keys of the issuer's metadata (SD-JWT VC §5), at its own address or where that leads. */
async function keysOf(url: string, ask: Outgoing | undefined): Promise<z.output<typeof jwks>> {
  const read = async (at: string): Promise<unknown> => {
    if (!ask) throw new Error("nothing outside may be asked");
    const answer = await ask(at, { signal: AbortSignal.timeout(patience), headers: { accept: "application/json" } });
    if (answer.status !== 200) throw new Error(`${at} answered ${answer.status}`);
    return answer.json();
  };
  const { origin, pathname } = new URL(url);
  const path = pathname === "/" ? "" : pathname;
  const said = metadata.parse(await read(`${origin}/.well-known/jwt-vc-issuer${path}`));
  if (said.issuer !== url) throw new Error("the metadata is another issuer's");
  return said.jwks ?? jwks.parse(await read(said.jwks_uri ?? ""));
}
