import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import { maskName, maskPhone } from "@wuxing/kernel/identifiers";
import { commandId } from "@wuxing/platform/casework";
import type { NewMessage } from "@wuxing/platform/exchange";
import { counties, type Random, sampleReporter, seeded } from "@wuxing/platform/testing/city";
import { sampleRequest } from "../sample/index.ts";
import type { MessageKind, ProvinceBody } from "./interaction.ts";

const matters = 8;
/** A city's code that is not ours: sent to the wrong one, it becomes a dead letter. */
const neighbour = "360900";

/** What the province's platform sends down in a demonstration: some matters, an addition, an urging, and one that is not ours. */
export function seedFromProvince(at: Instant): NewMessage[] {
  const random = seeded(360_000);
  const sent = Array.from({ length: matters }, (_, i) => {
    const county = counties[i % counties.length]?.code ?? "360302";
    return transferred(random, `JX-${dayOf(at).replaceAll("-", "")}-${String(i + 1).padStart(4, "0")}`, county, at);
  });
  const wrong = transferred(random, `JX-${dayOf(at).replaceAll("-", "")}-0099`, "360302", at);
  const misdirected = { ...wrong, body: { ...wrong.body, record: { ...wrong.body.record, division: neighbour } } };
  const [first, second] = sent;
  return [
    ...sent,
    ...(first ? [following(first, "supplement", "群众补充：昨天又出现同样的情况，请尽快处理。")] : []),
    ...(second ? [following(second, "urge", "群众再次来电，请加快办理。")] : []),
    misdirected,
  ];
}

type Sent = NewMessage & { readonly body: Omit<ProvinceBody, "kind"> };

function transferred(random: Random, number: string, division: string, at: Instant): Sent {
  const { title, text, kind, division: township } = sampleRequest(random, { division, day: dayOf(at) });
  const { name, phone } = sampleReporter(random);
  const record = {
    ...{ number, person: { name: maskName(name), phone: maskPhone(phone) }, title, content: text, kind },
    ...{ source: "phone", submittedAt: at, unitName: null, unitUscc: null, officer: null, feedback: null },
    ...{ promisedUntil: null, extendedUntil: null, extensionReason: null, overdueDays: 0, division: township },
  };
  const body = { step: "转办", note: null, state: "已转办", result: null, attachments: [], record };
  return { ...named(number, "transfer"), at, body, enclosure: { name, phone } };
}

const following = ({ subject, at, body }: Sent, kind: MessageKind, note: string): NewMessage => ({
  ...{ ...named(subject, kind), at, body: { ...body, step: kind === "urge" ? "催办" : "补充", note } },
});

const named = (number: string, kind: MessageKind) => ({
  ...{ id: commandId("demo province", number, kind), subject: number, kind },
});
