import { parsePhone } from "@wuxing/kernel/identifiers";
import { type Actor, type FieldFault, Refusal } from "@wuxing/kernel/procedure";
import { type Locale, storable, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Outcome } from "@wuxing/platform/casework";
import { phoneOfCall, tieCall } from "./calls/phoneOfCall.ts";
import type { ToldTopic } from "./learning/TopicTeller.ts";
import { tellerOf } from "./learning/tellerOf.ts";
import { findTopic } from "./topics.ts";

export interface NewRequest {
  readonly text: string;
  readonly division: string;
  readonly kind?: string | undefined;
  readonly topic?: string | undefined;
  /** The call that it is taken from; the caller's number comes from it where no other is given. */
  readonly call?: string | undefined;
  readonly [more: string]: unknown;
}

export interface Caller {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  /** The version of the text that he agreed to, where one was shown or read to him. */
  readonly consent?: string | undefined;
  /** In which he asks; Chinese where nobody knows. */
  readonly language?: Locale | undefined;
}

/**
 * Takes a request in, whoever brings it. What the person did not choose, the text suggests: proposals that the hotline
 * confirms. What was told from the words, where nobody chose, stays with the request:
 * whoever dispatches sees how sure it was and why. Throws Refusal.
 */
export async function openRequestCase(
  platform: Platform,
  actor: Actor,
  commandId: string,
  request: NewRequest,
  caller: Caller,
): Promise<Outcome> {
  assertKnown(platform, request);
  const phone = caller.phone?.trim() || (request.call && (await phoneOfCall(platform, request.call)));
  const given = findTopic(request.topic ?? "");
  const told = given ? undefined : (await tellerOf(platform))(request.text).slice(0, 3);
  const topic = given ?? told?.[0]?.topic;
  const kind = request.kind || topic?.kind || "help";
  const outcome = await platform.intake({
    type: "hotline.request",
    input: { ...request, kind, topic: topic?.code, told: told?.map((one) => kept(one, caller)) },
    actor,
    commandId,
    ...partsOf(platform, request.about),
    reporter: {
      ...cleanCaller({ ...caller, phone: phone || undefined }),
      ...consented(platform, caller),
      ...(caller.language ? { language: caller.language } : {}),
    },
  });
  if (request.call) await tieCall(platform, request.call, outcome.case.id);
  return outcome;
}

/** Without numbers and what belongs to the caller's name: unlike the text, these words are not looked through again. */
const kept = ({ topic, because, ...told }: ToldTopic, { name = "" }: Caller) => ({
  ...{ topic: topic.code, ...told },
  because: because.filter(
    (word) => !/\d/u.test(word) && (name === "" || !(name.includes(word) || word.includes(name))),
  ),
});

/** What is chosen of a list is in it: a program of outsiders may send anything. */
function assertKnown({ casework, city }: Platform, { about, division }: NewRequest): void {
  const faults: FieldFault[] = [];
  if (typeof about === "string" && about !== "" && casework.knowsUnit?.(about) === false)
    faults.push({
      field: "about",
      reason: t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list"),
    });
  if (division && !city.divisions.some(({ code }) => code === division))
    faults.push({
      field: "division",
      reason: t("没有这个区划，请从列表中选择", "There is no such district; choose one of the list"),
    });
  if (faults.length > 0) throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faults);
}

/** A unit's parts are the unit: who complains about it is kept from them too. */
function partsOf({ city }: Platform, about: unknown): { sealedFrom?: readonly string[] } {
  if (typeof about !== "string" || about === "") return {};
  const parts = new Set<string>([about]);
  for (let size = 0; size < parts.size; ) {
    size = parts.size;
    for (const unit of city.units) if (unit.parent !== null && parts.has(unit.parent)) parts.add(unit.code);
  }
  return { sealedFrom: [...parts] };
}

/** When he agreed, and to what. Nothing where nobody was asked: a program of outsiders says nothing of it. */
const consented = ({ casework }: Platform, { consent }: Caller) =>
  consent ? { consentedAt: casework.now(), consent } : {};

function cleanCaller(caller: Caller): { name?: string; phone?: string } {
  const name = storable(caller.name?.trim());
  const given = caller.phone?.trim();
  if (!given) return name ? { name } : {};
  const phone = parsePhone(given);
  if (!phone.ok)
    throw new Refusal("invalidInput", t("电话号码不对", "The phone number is wrong"), [
      { field: "phone", reason: phone.reason },
    ]);
  return { phone: phone.value.number, ...(name ? { name } : {}) };
}
