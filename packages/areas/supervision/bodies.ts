import { type Text, t } from "@wuxing/kernel/text";

/** The two bodies of the notice: those who stay on, and those who were added. */
export const bodies = ["standing", "added"] as const;
export const bodyTitles: Readonly<Record<(typeof bodies)[number], Text>> = {
  standing: t("续聘", "Standing"),
  added: t("增聘", "Added"),
};

/** The seven groups that the notice takes them from. */
export const sources = ["deputies", "press", "scholars", "returned", "foreign", "newStrata", "grassroots"] as const;
export const sourceTitles: Readonly<Record<(typeof sources)[number], Text>> = {
  deputies: t("“两代表一委员”", "Deputies and committee members"),
  press: t("新闻媒体代表", "Press"),
  scholars: t("专家学者", "Scholars"),
  returned: t("“三请三回”代表", "Returned townspeople"),
  foreign: t("外商代表", "Investors from elsewhere"),
  newStrata: t("新的社会阶层人士", "New social strata"),
  grassroots: t("基层一线代表", "Grass roots"),
};

/** Where visits go: offices, firms, communities, villages (到机关、企业、社区、农村). */
export const strata = ["office", "firm", "community", "village"] as const;
export type Stratum = (typeof strata)[number];
export const stratumTitles: Readonly<Record<Stratum, Text>> = {
  office: t("机关窗口", "Offices and windows"),
  firm: t("企业", "Firms"),
  community: t("社区", "Communities"),
  village: t("农村", "Villages"),
};
