import { Readable } from "node:stream";
import { provinceActor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, getCaseByNumber, handle } from "@wuxing/platform/casework";
import type { Attachment, Taken } from "@wuxing/platform/exchange";
import { openRequestCase } from "../intake.ts";
import { type MessageKind, type ProvinceBody, provinceBody } from "./interaction.ts";

/** Does what a message of the province asks for; gives the number of the case here. Throws Refusal. */
export async function applyFromProvince(platform: Platform, message: Taken): Promise<string> {
  const body = provinceBody.parse({ ...message.body, kind: message.kind });
  const known = message.caseNumber;
  if (known === null && body.kind !== "transfer") throw unknownMatter();
  const came = await filesOf(platform, message.id, body.attachments);
  if (known === null) return open(platform, message, body, came);
  const found = await getCaseByNumber(platform.pool, known);
  const { action, input } = actionFor(body, found.state === "withProvince", came);
  const id = commandId("province", message.id);
  await handle(platform.casework, { caseId: found.id, action, input, actor: provinceActor, commandId: id });
  return known;
}

async function open(
  platform: Platform,
  { id, subject, enclosure }: Taken,
  { record }: ProvinceBody,
  came: Came,
): Promise<string> {
  const { content, title, kind, division } = record;
  if (!platform.city.divisions.some(({ code }) => code === division))
    throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
      { field: "division", reason: t(`本市没有区划 ${division}`, `This city has no division ${division}`) },
    ]);
  const request = {
    text: `${content}${came.missed}`.slice(0, 4000),
    ...(came.files.length > 0 ? { files: came.files } : {}),
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

const unknownMatter = (): Refusal =>
  new Refusal("notFound", t("没有收到过这件的转办", "This matter was never transferred to us"));

/** Files that came with a message: those that are kept, and of the others a sentence for the case. */
interface Came {
  readonly files: readonly string[];
  readonly missed: string;
}

/** Fetches what a message names. What may not be kept, or cannot be had for good, holds nothing up: the case says so. */
async function filesOf({ exchange, files }: Platform, message: string, named: readonly Attachment[]): Promise<Came> {
  const kept: string[] = [];
  let missed = "";
  for (const one of named)
    try {
      const content = await exchange?.fetchFile(message, one);
      if (content) kept.push((await files.keep(Readable.from([content]), one.name, provinceActor.id)).id);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      missed += `（附件“${one.name}”没有收下：${fault.reason.zh}）`;
    }
  return { files: kept, missed };
}

/** The action of the case that a message stands for; `ours` where it lies with the province. */
function actionFor(
  { kind, note, step, result }: ProvinceBody,
  ours: boolean,
  { files: came, missed }: Came,
): { action: string; input: object } {
  const said = `${note?.trim() || step}${missed}`;
  const files = came.length > 0 ? { files: came } : {};
  const added = (words: string) => ({
    ...{ action: "addInformation", input: { note: `${words}：${said}`.slice(0, 2000), ...files } },
  });
  const actions: Record<MessageKind, { action: string; input: object }> = {
    transfer: added("省平台再次转办"),
    supplement: ours
      ? { action: "provinceReport", input: { note: said.slice(0, 4000), ...files } }
      : added("省平台补充"),
    urge: added("省平台催办"),
    withdraw: { action: "withdraw", input: { note: said.slice(0, 1000) } },
    progress: { action: "provinceReport", input: { note: said.slice(0, 4000), ...files } },
    answer: {
      action: "provinceAnswer",
      input: { answer: said.slice(0, 4000), solved: result ?? "explained", ...files },
    },
    return: { action: "provinceReturn", input: { reason: said.slice(0, 500) } },
  };
  return actions[kind];
}
