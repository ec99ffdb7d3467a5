import { type Citizen, citizenOf } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import { isNotificationKind, notificationKinds, type Push } from "@wuxing/platform/messages/push";
import { z } from "zod";
import type { PushView } from "../../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { deviceOf } from "../deviceOf.ts";
import { readForm } from "../readForm.ts";

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const hide = { hide: true } as const;
const back = "/mine/account?done=";
const word = z.string().max(1000).catch("");
const device = z.object({ endpoint: word, p256dh: word, auth: word });

/** Notifications to devices: agreeing on one, ending it there, and of what one is told. */
export function pushRoutes(http: Http, { push }: CitizenPortal): void {
  // Asked by the page's script alone, which alone can subscribe: it is told by the status, and goes on itself.
  http.post("/mine/push", { schema: hide, config }, async (request, reply) => {
    const { id, session } = citizenOf(request);
    const given = device.parse((await readForm(request)).values);
    const language = request.cookies.lang === "en" ? "en" : "zh";
    await push.addDevice({ id, session }, { ...given, device: deviceOf(request.headers["user-agent"]), language });
    return reply.code(204).send();
  });

  http.post(
    "/mine/push/kinds",
    { schema: hide },
    forCitizen(async (request, reply, citizen) => {
      const chosen = (await readForm(request)).all("kind").filter(isNotificationKind);
      await push.chooseKinds(citizen.id, chosen);
      return seeOther(reply, `${back}kinds`);
    }),
  );

  http.post(
    "/mine/push/end",
    { schema: hide },
    forCitizen(async (request, reply, citizen) => {
      const { id } = (await readForm(request)).values;
      if (z.uuid().safeParse(id).success) await push.removeDevice(citizen.id, id ?? "");
      return seeOther(reply, `${back}silent`);
    }),
  );
}

/** What the account page shows of notifications. */
export async function pushView(push: Push, { id }: Citizen): Promise<PushView> {
  const [devices, chosen] = await Promise.all([push.devicesOf(id), push.kindsOf(id)]);
  const kinds = Object.entries(notificationKinds).map(([value, label]) => ({
    ...{ value, label },
    chosen: chosen.some((kind) => kind === value),
  }));
  return { publicKey: push.publicKey, devices, kinds };
}
