import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { ownCases } from "./ownVisits.ts";
import type { SecretDraws } from "./SecretDraws.ts";

/** Tells a signed-in supervisor's requests which cases are his: so the platform's own routes of cases and files serve him. */
export function visitorSession(http: Http, platform: Platform, draws: SecretDraws): void {
  http.addHook("onRequest", async (request) => {
    const { person } = request;
    if (!person?.actor.posts.some(({ role }) => role === "supervisor")) return;
    const proven = await ownCases(platform, draws, person.actor.id);
    request.person = { ...person, actor: { ...person.actor, proven } };
  });
}
