import { provinceActor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, getCaseByNumber, handle } from "@wuxing/platform/casework";
import type { Taken } from "@wuxing/platform/exchange";
import { openRequestCase } from "../intake.ts";
import { type MessageKind, type ProvinceBody, provinceBody } from "./interaction.ts";

/** Does what a message of the province asks for; gives the number of the case here. Throws Refusal. */
export async function applyFromProvince(platform: Platform, message: Taken): Promise<string> {
  const body = provinceBody.parse({ ...message.body, kind: message.kind });
  const known = message.caseNumber;
  if (known === null) return body.kind === "transfer" ? open(platform, message, body) : refuseUnknown();
  const found = await getCaseByNumber(platform.pool, known);
  const { action, input } = actionFor(body, found.state === "withProvince");
  const id = commandId("province", message.id);
  await handle(platform.casework, { caseId: found.id, action, input, actor: provinceActor, commandId: id });
  return known;
}

async function open(platform: Platform, { id, subject, enclosure }: Taken, { record }: ProvinceBody): Promise<string> {
  const { content, title, kind, division } = record;
  if (!platform.city.divisions.some(({ code }) => code === division))
    throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
      { field: "division", reason: t(`本市没有区划 ${division}`, `This city has no division ${division}`) },
    ]);
  const request = {
    text: content,
    title: title.slice(0, 80),
    kind,
    division,
    channel: "province",
    sourceNumber: subject,
  };
  const caller = { name: enclosure?.name, phone: enclosure?.phone };
  const opened = await openRequestCase(platform, provinceActor, commandId("province", id), request, caller);
  return opened.case.number;
}

function refuseUnknown(): never {
  throw new Refusal("notFound", t("没有收到过这件的转办", "This matter was never transferred to us"));
}

/** The action of the case that a message stands for; `ours` where it lies with the province. */
function actionFor({ kind, note, step, result }: ProvinceBody, ours: boolean): { action: string; input: object } {
  const said = note?.trim() || step;
  const added = (words: string) => ({ action: "addInformation", input: { note: `${words}：${said}`.slice(0, 2000) } });
  const actions: Record<MessageKind, { action: string; input: object }> = {
    transfer: added("省平台再次转办"),
    supplement: ours ? { action: "provinceReport", input: { note: said } } : added("省平台补充"),
    urge: added("省平台催办"),
    withdraw: { action: "withdraw", input: { note: said.slice(0, 1000) } },
    progress: { action: "provinceReport", input: { note: said } },
    answer: { action: "provinceAnswer", input: { answer: said, solved: result ?? "explained" } },
    return: { action: "provinceReturn", input: { reason: said.slice(0, 500) } },
  };
  return actions[kind];
}
