import { kindOptions, topics } from "@wuxing/areas/hotline";
import { parsePhone } from "@wuxing/kernel/identifiers";
import { type Text, t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import { sayLimits, sayNames } from "../../web/portal/say/sayNames.ts";
import type { SayView } from "../../web/portal/views.ts";
import type { SayStep, SayValues } from "./sayView.ts";

type FieldError = SayView["errors"][number];

const limits: Readonly<Record<string, number>> = sayLimits;

/** What was typed, each value trimmed and of a bounded length; a text that is too long is kept, so that it can be cut. */
export const sayValues = (given: Readonly<Record<string, string>>): SayValues =>
  Object.fromEntries(
    sayNames.flatMap((name) => {
      const value = given[name]?.replaceAll("\r\n", "\n").trim();
      return value ? [[name, value.slice(0, 3 * (limits[name] ?? 60))]] : [];
    }),
  );

const fault = (field: string, message: Text): FieldError => ({ field, message });

const tooLong = (values: SayValues, field: string, zh: string, en: string): FieldError[] => {
  const most = limits[field] ?? 0;
  const length = [...(values[field] ?? "")].length;
  return length > most
    ? [
        fault(
          field,
          t(
            `“${zh}”太长：最多 ${most} 个字，现在 ${length} 个`,
            `“${en}” is too long: ${most} characters at most, now ${length}`,
          ),
        ),
      ]
    : [];
};

const checks: Record<1 | 2 | 3, (values: SayValues, city: City) => FieldError[]> = {
  1: (values) => [
    ...([...(values.text ?? "")].length < 5
      ? [
          fault(
            "text",
            t(
              "“经过和要求”太短：至少写 5 个字，说明地点和希望怎么办",
              "“What happened” is too short: write at least 5 characters, with the place and what you hope for",
            ),
          ),
        ]
      : []),
    ...tooLong(values, "text", "经过和要求", "What happened"),
  ],
  2: (values, city) => [
    ...(kindOptions.some(({ value }) => value === values.kind)
      ? []
      : [fault("kind", t("“类型”没有选：请从五项里选一项", "“Kind” is not chosen: choose one of the five"))]),
    ...(topics.some(({ code }) => code === values.topic)
      ? []
      : [fault("topic", t("“事由”没有选：请选最接近的一项", "“Topic” is not chosen: choose the nearest"))]),
    ...placeFaults(values, city),
    ...tooLong(values, "place", "具体位置", "Exact place"),
  ],
  3: (values) => {
    const given = (values.phone ?? "").trim();
    const phone = parsePhone(given);
    // Who says nothing of himself has nothing to agree to; he follows his request by a code.
    const says = given !== "" || (values.name ?? "").trim() !== "";
    return [
      ...tooLong(values, "name", "称呼", "Your name"),
      ...(given === "" || phone.ok ? [] : [fault("phone", phone.reason)]),
      ...(values.consent === "true" || !says
        ? []
        : [
            fault(
              "consent",
              t(
                "没有勾选同意：不同意使用电话就没法联系您，请勾选",
                "Consent is missing: without it nobody may call you; please tick it",
              ),
            ),
          ]),
    ];
  },
};

function placeFaults(values: SayValues, { divisions }: City): FieldError[] {
  const district = divisions.find(({ code, level }) => code === values.district && level === "county");
  if (!district)
    return [
      fault("district", t("“县区”没有选：请选事情发生的县区", "“District” is not chosen: choose where it happened")),
    ];
  if (!values.township || divisions.some(({ code, parent }) => code === values.township && parent === district.code))
    return [];
  return [
    fault(
      "township",
      t(
        `这个乡镇、街道不在${district.name.zh}：请重选，或不选`,
        `This township is not in ${district.name.en}: choose another, or none`,
      ),
    ),
  ];
}

/** The first step before `wanted` whose values are not right, with what is wrong; undefined where all are. */
export function firstFault(
  values: SayValues,
  wanted: SayStep | "send",
  city: City,
): { readonly step: SayStep; readonly errors: readonly FieldError[] } | undefined {
  for (const step of [1, 2, 3] as const) {
    if (wanted !== "send" && step >= wanted) return undefined;
    const errors = checks[step](values, city);
    if (errors.length > 0) return { step, errors };
  }
  return undefined;
}

/** The step that asks for a field of the request as the hotline takes it. */
export function stepOfField(field: string): SayStep {
  const name = field.split(".")[0] ?? "";
  if (name === "text" || name === "title") return 1;
  return ["kind", "topic", "division", "district", "place", "location"].includes(name) ? 2 : 3;
}
