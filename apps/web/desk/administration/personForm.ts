import { type Text, t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { Change, DelegationRow, PersonRow, PostRow } from "./contract.ts";
import { formField } from "./formField.ts";
import { roleOptions } from "./registerWords.ts";
import { today } from "./today.ts";

type Texts = Readonly<Record<string, string>>;

const until = (help: FormField["help"], required: boolean, value = ""): FormField =>
  formField("until", t("终止日期", "Until"), "date", { required, value, ...(help ? { help } : {}) });

/** The fields of a person; a new one has a user name too. */
export const personFields = (person?: PersonRow): FormField[] => [
  ...(person
    ? []
    : [
        formField("username", t("用户名", "User name"), "text", {
          help: t(
            "小写字母、数字、点、下划线或短横，定后不改",
            "Small letters, digits, dots, underscores or hyphens; it never changes",
          ),
          maxLength: 40,
        }),
      ]),
  formField("name.zh", t("姓名", "Name"), "text", { value: person?.name.zh ?? "", maxLength: 80 }),
  formField("name.en", t("英文姓名", "Name in English"), "text", { value: person?.name.en ?? "", maxLength: 160 }),
];

export const personChange = (texts: Texts, person?: PersonRow): Change[] => {
  const username = person?.username ?? texts.username ?? "";
  const name = { zh: texts["name.zh"] ?? "", en: texts["name.en"] ?? "" };
  const after = { username, name, since: person?.since ?? today(), until: person?.until ?? null };
  return [{ register: "people", key: username, after }];
};

export const closeFields = (): FormField[] => [until(undefined, true, today())];

/** Closes an account, or opens it again where there is no day. */
export const closeChange = (person: PersonRow, day: string | null): Change[] => [
  { register: "people", key: person.username, after: { ...person, until: day } },
];

export const postFields = (): FormField[] => [
  formField("unit", t("单位", "Unit"), "unit"),
  formField("role", t("岗位", "Post"), "select", { options: roleOptions }),
  formField("since", t("开始日期", "From"), "date", { value: today() }),
  until(t("空着即长期", "Empty: no end"), false),
];

const postKey = ({ user_id, unit, role, since }: PostRow): string => `${user_id}/${unit}/${role}/${since}`;

export const postChange = (texts: Texts, username: string): Change[] => {
  const after: PostRow = {
    ...{ user_id: username, unit: texts.unit ?? "", role: texts.role ?? "" },
    ...{ since: texts.since ?? "", until: texts.until || null },
  };
  return [{ register: "posts", key: postKey(after), after }];
};

export const endFields = (): FormField[] => [
  until(t("从这一天起不再有这个岗位", "From this day on the post is no longer held"), true, today()),
];

export const endPost = (post: PostRow, texts: Texts): Change[] => {
  const { user_id, unit, role, since } = post;
  return [{ register: "posts", key: postKey(post), after: { user_id, unit, role, since, until: texts.until || null } }];
};

/** The fields of a cover that an administrator enters for somebody. */
export const coverFields = (posts: readonly (PostRow & { readonly label: Text })[]): FormField[] => [
  formField("post", t("哪个岗位", "Which post"), "select", {
    options: posts.map(({ unit, role, label }) => ({ value: `${unit}/${role}`, label })),
  }),
  formField("to_user", t("由谁代班", "Covered by"), "text", {
    help: t("同一单位同事的用户名", "The user name of a colleague of the same unit"),
    maxLength: 40,
  }),
  formField("since", t("开始日期", "From"), "date", { value: today() }),
  until(undefined, true),
  formField("reason", t("事由", "Reason"), "text", { maxLength: 200 }),
];

export const coverChange = (texts: Texts, username: string, id: string): Change[] => {
  const [unit = "", role = ""] = (texts.post ?? "").split("/");
  const { to_user, since, until: end, reason } = texts;
  return [
    {
      register: "delegations",
      key: id,
      after: { id, from_user: username, to_user, unit, role, since, until: end, reason },
    },
  ];
};

export const endDelegation = (one: DelegationRow, day: string): Change[] => {
  const { id, from_user, to_user, unit, role, since, reason } = one;
  const until = day < since ? since : day;
  return [{ register: "delegations", key: id, after: { id, from_user, to_user, unit, role, since, until, reason } }];
};
