import { type Text, t } from "@wuxing/kernel/text";
import { type Http, routesOf } from "@wuxing/platform/http";
import type { Door } from "../../../web/portal/views.ts";

interface Planned extends Omit<Door, "text"> {
  readonly text: Text;
  /** The same for the large-type pages: what one gets, in everyday words. */
  readonly plain: Text;
  /** The route whose being there says that the service is, where it is not the door's own. */
  readonly with?: string;
  /** Of one's own, so that it stands on the page of one's own too; or only there. */
  readonly own?: true | "only";
}

/** What can be done here, in the order in which people look for it. One is shown where its page is there. */
const doors: readonly Planned[] = [
  {
    ...{ href: "/items", icon: "apply" },
    title: t("事项目录", "All services"),
    text: t("要什么材料、多久办好、在哪办", "What is needed, how long, where"),
    plain: t("查要带什么、多久办好", "See what to bring and how long it takes"),
  },
  {
    ...{ href: "/bundles", icon: "bundle" },
    title: t("一件事", "Life events"),
    text: t("几个部门的事一次办，同样的话只问一遍", "Several offices at once, each question once"),
    plain: t("几件事一次办好", "Several things done at once"),
  },
  {
    ...{ href: "/mine", with: "/apply/:code", icon: "file" },
    title: t("我的申请", "My applications"),
    text: t("办到哪一步、何时办完", "How far they are and until when"),
    plain: t("看我申请的办到哪了", "See how far mine are"),
  },
  {
    ...{ href: "/my/certificates", icon: "certificate", own: true },
    title: t("我的证照", "My certificates"),
    text: t("有证照就不用再交材料，谁用过都看得到", "They replace papers; you see each use"),
    plain: t("手机里的证件", "Your papers on the phone"),
  },
  {
    ...{ href: "/appointments", icon: "calendar" },
    title: t("预约", "Appointments"),
    text: t("中午、晚上、周末也能约", "At noon, in the evening and at weekends too"),
    plain: t("先约好，去了不用等", "Book first, do not wait"),
  },
  {
    ...{ href: "/mine/bookings", icon: "calendar", own: "only" },
    title: t("我的预约", "My bookings"),
    text: t("什么时候去、去哪个窗口", "When, and at which window"),
    plain: t("什么时候去、去哪里", "When to go, and where"),
  },
  {
    ...{ href: "/attached", icon: "plug" },
    title: t("部门服务", "Departments' services"),
    text: t("已接入的部门服务和运行情况", "What departments have attached, and whether it runs"),
    plain: t("各部门的网上服务", "What departments offer online"),
  },
  {
    ...{ href: "/mine/space", icon: "firm", own: true },
    title: t("企业空间", "The firm's space"),
    text: t("一企一档：证照、办件、能享受的政策", "One file a firm: certificates, cases, policies"),
    plain: t("企业的事在这里办", "For firms"),
  },
  {
    ...{ href: "/policies", icon: "policy" },
    title: t("惠企政策", "Policies for firms"),
    text: t("符合哪条、差什么，逐条说清", "Which fit, and what is missing"),
    plain: t("看能领哪些补贴", "See what support there is"),
  },
];

type Server = Pick<Http, "server">;

function openDoors(http: Server, large: boolean, wanted: (door: Planned) => boolean): readonly Door[] {
  const there = new Set(routesOf(http).flatMap(({ method, url }) => (method === "GET" ? [url] : [])));
  return doors
    .filter((door) => wanted(door) && there.has(door.with ?? door.href))
    .map(({ href, icon, title, text, plain }) => ({ href, icon, title, text: large ? plain : text }));
}

/** The doors of the front page whose services this server has; `large` in plain words. */
export const doorsOf = (http: Server, large: boolean): readonly Door[] =>
  openDoors(http, large, ({ own }) => own !== "only");

/** Those of the page of one's own. */
export const ownDoorsOf = (http: Server, large: boolean): readonly Door[] =>
  openDoors(http, large, ({ own }) => own !== undefined);
