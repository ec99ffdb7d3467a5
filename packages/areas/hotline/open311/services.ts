import type { DutyFound } from "@wuxing/kernel/duties";
import { type Text, t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import { findTopic, type Topic, topics } from "../topics.ts";
import { unknownValue } from "./Open311Fault.ts";

export type Language = "zh" | "en";

/** For what fits no topic; the text then suggests one. Also the code of requests whose topic is not known. */
export const otherService = "other";
const other = { group: t("其他", "Other"), name: t("其他诉求", "Anything else"), keywords: ["其他", "建议", "咨询"] };

/** Whether clients may ask for a service by this code. */
export const isService = (code: string): boolean => code === otherService || findTopic(code) !== undefined;

export const serviceName = (code: string): Text => findTopic(code)?.name ?? other.name;

/** Who answers for a topic in a place today, the nearest first; the whole city where no place is given. */
export type Responsible = (topic: string, place?: string) => readonly DutyFound[];

function descriptionOf(
  { code, group, name }: Topic,
  city: Pick<City, "unit" | "divisions">,
  responsible: Responsible,
): Text {
  const found = responsible(code).at(-1);
  const unit = found && city.unit(found.unit).name;
  const local = city.divisions.some((division) => (responsible(code, division.code)[0]?.level ?? "city") !== "city");
  return t(
    `${group.zh}：${name.zh}${unit ? `。责任单位：${unit.zh}` : ""}${local ? "（按事发地由县区或乡镇街道办理）" : ""}`,
    `${group.en}: ${name.en}${unit ? `. Responsible: ${unit.en}` : ""}${local ? ", through the county or township where it happened" : ""}`,
  );
}

/** The list of services: one for each topic of the hotline. */
export function serviceList(city: Pick<City, "unit" | "divisions">, responsible: Responsible, language: Language) {
  const listed = topics.map((topic) => {
    const description = descriptionOf(topic, city, responsible);
    return service(topic.code, topic.name, description, topic.keywords, topic.group, language);
  });
  const description = t("没有合适的类别时使用，由热线分办", "Use it where nothing else fits; the hotline sorts it");
  return [...listed, service(otherService, other.name, description, other.keywords, other.group, language)];
}

const service = (
  code: string,
  name: Text,
  description: Text,
  keywords: readonly string[],
  group: Text,
  language: Language,
) => ({
  service_code: code,
  service_name: name[language],
  description: description[language],
  metadata: false,
  type: "realtime",
  keywords: keywords.join(", "),
  group: group[language],
});

/**
 * The definition of a service. Every service has the same two attributes and none is required, so `metadata` is false
 * and nobody needs this call; who makes it is told what there is. Throws 404 for an unknown code.
 */
export function serviceDefinition(city: Pick<City, "divisions">, code: string, language: Language) {
  if (!isService(code)) throw unknownValue("service_code", code);
  const yes = t("同意公开（个人信息隐去）", "May be published, personal data hidden");
  const no = t("不公开", "Not published");
  return {
    service_code: code,
    attributes: [
      attribute("division", 1, t("所在区域", "District")[language], [
        ...city.divisions.map((division) => ({ key: division.code, name: division.name[language] })),
      ]),
      attribute("publish", 2, t("办结后是否公开", "Whether it may be published when closed")[language], [
        { key: "false", name: no[language] },
        { key: "true", name: yes[language] },
      ]),
    ],
  };
}

const attribute = (code: string, order: number, description: string, values: { key: string; name: string }[]) => ({
  variable: true,
  code,
  datatype: "singlevaluelist",
  required: false,
  datatype_description: null,
  order,
  description,
  values,
});
