import { type Text, t } from "@wuxing/kernel/text";
import type { Component } from "vue";
import AccountPage from "./account/AccountPage.vue";
import RecoverPage from "./account/RecoverPage.vue";
import RecoveryCodesPage from "./account/RecoveryCodesPage.vue";
import TotpPage from "./account/TotpPage.vue";
import OfflinePage from "./app/OfflinePage.vue";
import SharePage from "./app/SharePage.vue";
import ApplyLaterPage from "./applications/ApplyLaterPage.vue";
import ApplyPage from "./applications/ApplyPage.vue";
import MendPage from "./applications/MendPage.vue";
import PaperPage from "./applications/PaperPage.vue";
import PayPage from "./applications/PayPage.vue";
import WalletProofPage from "./applications/WalletProofPage.vue";
import { appointmentPages } from "./appointments/appointmentPages.ts";
import AskServicePage from "./attached/AskServicePage.vue";
import AttachedPage from "./attached/AttachedPage.vue";
import CoveragePage from "./attached/CoveragePage.vue";
import CasesPage from "./cases/CasesPage.vue";
import PublishedCasePage from "./cases/PublishedCasePage.vue";
import MyCertificatePage from "./certificates/MyCertificatePage.vue";
import MyCertificatesPage from "./certificates/MyCertificatesPage.vue";
import MyUsePage from "./certificates/MyUsePage.vue";
import MyUsesPage from "./certificates/MyUsesPage.vue";
import SavingsPage from "./certificates/SavingsPage.vue";
import ShownCodePage from "./certificates/ShownCodePage.vue";
import VerifyCertificatePage from "./certificates/VerifyCertificatePage.vue";
import CitizenAccountPage from "./citizen/CitizenAccountPage.vue";
import CitizenSignInPage from "./citizen/CitizenSignInPage.vue";
import FirmPage from "./citizen/FirmPage.vue";
import FirmsPage from "./citizen/FirmsPage.vue";
import MinePage from "./citizen/MinePage.vue";
import PhoneChangePage from "./citizen/PhoneChangePage.vue";
import ProvePage from "./citizen/ProvePage.vue";
import CounterPage from "./counter/CounterPage.vue";
import CounterPosterPage from "./counter/CounterPosterPage.vue";
import DrawPage from "./draws/DrawPage.vue";
import DrawsPage from "./draws/DrawsPage.vue";
import FiguresPage from "./figures/FiguresPage.vue";
import FollowCasePage from "./follow/FollowCasePage.vue";
import FollowPage from "./follow/FollowPage.vue";
import RatePage from "./follow/RatePage.vue";
import HomePage from "./home/HomePage.vue";
import FirmInspectionsPage from "./inspections/FirmInspectionsPage.vue";
import InspectionFirmPage from "./inspections/InspectionFirmPage.vue";
import InspectionResultPage from "./inspections/InspectionResultPage.vue";
import InspectionsPage from "./inspections/InspectionsPage.vue";
import BundlePage from "./items/BundlePage.vue";
import BundlesPage from "./items/BundlesPage.vue";
import ItemPage from "./items/ItemPage.vue";
import ItemsPage from "./items/ItemsPage.vue";
import ArticlePage from "./knowledge/ArticlePage.vue";
import KnowledgePage from "./knowledge/KnowledgePage.vue";
import EntryReceiptPage from "./log/EntryReceiptPage.vue";
import LogLeafPage from "./log/LogLeafPage.vue";
import LogPage from "./log/LogPage.vue";
import MyDataPage from "./mydata/MyDataPage.vue";
import AboutPage from "./notices/AboutPage.vue";
import MessagePage from "./notices/MessagePage.vue";
import ServicesPage from "./notices/ServicesPage.vue";
import OversightPage from "./oversight/OversightPage.vue";
import PointsPage from "./points/PointsPage.vue";
import PoliciesPage from "./policies/PoliciesPage.vue";
import PolicyNoticesPage from "./policies/PolicyNoticesPage.vue";
import PolicyPage from "./policies/PolicyPage.vue";
import SpacePage from "./policies/SpacePage.vue";
import RatingsPage from "./ratings/RatingsPage.vue";
import ReceiptPage from "./say/ReceiptPage.vue";
import SayPage from "./say/SayPage.vue";
import { stepTitles } from "./say/stepTitles.ts";
import SearchPage from "./search/SearchPage.vue";
import SecondStepPage from "./signin/SecondStepPage.vue";
import SignInPage from "./signin/SignInPage.vue";
import SupervisionPage from "./supervision/SupervisionPage.vue";
import type { PageName, Views } from "./views.ts";

interface Page<View> {
  readonly component: Component;
  /** The document's title, without the city's name. */
  readonly title: (view: View) => Text;
}

const wrong = (count: number, title: Text): Text =>
  count ? t(`有 ${count} 处要改：${title.zh}`, `${count} to mend: ${title.en}`) : title;

export const pages: { readonly [Name in PageName]: Page<Views[Name]> } = {
  home: { component: HomePage, title: () => t("五型办事", "Wuxing public services") },
  say: { component: SayPage, title: (view) => wrong(view.errors.length, stepTitles[view.step]) },
  receipt: { component: ReceiptPage, title: (view) => t(`回执 ${view.number}`, `Receipt ${view.number}`) },
  follow: { component: FollowPage, title: (view) => wrong(view.errors.length, t("查进度", "Follow a request")) },
  followCase: { component: FollowCasePage, title: (view) => t(`进度 ${view.number}`, `Progress of ${view.number}`) },
  rate: { component: RatePage, title: () => t("评价", "Rate the answer") },
  counter: {
    component: CounterPage,
    title: (view) => wrong(view.errors.length, t(`窗口评价 ${view.window}`, `Rate window ${view.window}`)),
  },
  counterPoster: {
    component: CounterPosterPage,
    title: (view) => t(`扫码评价 ${view.window}`, `Code of window ${view.window}`),
  },
  myData: { component: MyDataPage, title: (view) => wrong(view.errors.length, t("我的信息", "My data")) },
  cases: { component: CasesPage, title: () => t("公开办件", "Published cases") },
  publishedCase: {
    component: PublishedCasePage,
    title: (view) => t(`公开办件 ${view.case.number}`, `Case ${view.case.number}`),
  },
  figures: { component: FiguresPage, title: () => t("办理数据", "Figures") },
  search: { component: SearchPage, title: (view) => t(`搜索：${view.query}`, `Search: ${view.query}`) },
  supervision: { component: SupervisionPage, title: () => t("社会监督", "Social supervision") },
  knowledge: { component: KnowledgePage, title: () => t("办事问答", "Questions and answers") },
  article: { component: ArticlePage, title: (view) => t(view.title, view.title) },
  items: {
    component: ItemsPage,
    title: (view) => (view.q ? t(`办事指南：${view.q}`, `Guides: ${view.q}`) : t("办事指南", "Guides to services")),
  },
  item: { component: ItemPage, title: (view) => view.name },
  bundles: { component: BundlesPage, title: () => t("一件事", "Bundles") },
  bundle: { component: BundlePage, title: (view) => view.name },
  oversight: { component: OversightPage, title: () => t("挂牌督办", "Listed for supervision") },
  ratings: { component: RatingsPage, title: () => t("好差评", "Ratings") },
  points: { component: PointsPage, title: () => t("工作要点", "Work points") },
  draws: { component: DrawsPage, title: () => t("随机抽取", "Random draws") },
  draw: {
    component: DrawPage,
    title: (view) => wrong(view.reveal?.errors.length ?? 0, t(`抽取：${view.title.zh}`, `Draw: ${view.title.en}`)),
  },
  inspections: { component: InspectionsPage, title: () => t("双随机检查", "Random inspections") },
  inspectionResult: {
    component: InspectionResultPage,
    title: (view) => t(`检查结果 ${view.number}`, `Result ${view.number}`),
  },
  inspectionFirm: {
    component: InspectionFirmPage,
    title: () => t("企业在不在抽取名录里", "Was this firm on the frame?"),
  },
  firmInspections: {
    component: FirmInspectionsPage,
    title: (view) => wrong(view.errors.length, t("企业接受的检查", "The firm's inspections")),
  },
  services: { component: ServicesPage, title: () => t("办事", "Services") },
  applyLater: {
    component: ApplyLaterPage,
    title: () => t("登录过期了", "Your session is over"),
  },
  walletProof: {
    component: WalletProofPage,
    title: (view) => t(`从钱包出示：${view.certificate.zh}`, `Present from the wallet: ${view.certificate.en}`),
  },
  apply: {
    component: ApplyPage,
    title: (view) => wrong(view.errors.length, t(`申请：${view.name.zh}`, `Apply: ${view.name.en}`)),
  },
  mend: {
    component: MendPage,
    title: ({ number }) => t(`补正 ${number}`, `Mend ${number}`),
  },
  paper: {
    component: PaperPage,
    title: (view) => t(`${view.title.zh} ${view.number}`, `${view.title.en} ${view.number}`),
  },
  pay: { component: PayPage, title: () => t("缴费", "Pay the fee") },
  signIn: { component: SignInPage, title: (view) => wrong(view.errors.length, t("工作人员登录", "Staff sign-in")) },
  secondStep: {
    component: SecondStepPage,
    title: (view) => wrong(view.errors.length, t("第二步验证", "Second step of signing in")),
  },
  recover: { component: RecoverPage, title: (view) => wrong(view.errors.length, t("设新密码", "Set a new password")) },
  account: { component: AccountPage, title: (view) => wrong(view.errors.length, t("我的账号", "My account")) },
  totp: {
    component: TotpPage,
    title: (view) => wrong(view.errors.length, t("设置验证器应用", "Set up an authenticator app")),
  },
  recoveryCodes: { component: RecoveryCodesPage, title: () => t("恢复码", "Recovery codes") },
  citizenSignIn: {
    component: CitizenSignInPage,
    title: (view) => wrong(view.errors.length, t("手机登录", "Sign in by phone")),
  },
  prove: {
    component: ProvePage,
    title: (view) => wrong(view.errors.length, t("请再证明一下是您", "Please show that it is you")),
  },
  mine: { component: MinePage, title: () => t("我的", "Mine") },
  citizenAccount: {
    component: CitizenAccountPage,
    title: (view) => wrong(view.errors.length, t("账号", "Account")),
  },
  phoneChange: {
    component: PhoneChangePage,
    title: (view) => wrong(view.errors.length, t("换手机号", "Change the phone")),
  },
  firms: { component: FirmsPage, title: (view) => wrong(view.errors.length, t("企业与授权", "Firms and mandates")) },
  firm: { component: FirmPage, title: (view) => wrong(view.errors.length, t(view.name, view.name)) },
  attached: { component: AttachedPage, title: () => t("部门服务", "Services of departments") },
  attachedCoverage: { component: CoveragePage, title: () => t("各单位接入情况", "Which units have attached") },
  askService: { component: AskServicePage, title: (view) => wrong(view.errors.length, view.title) },
  myCertificates: {
    component: MyCertificatesPage,
    title: (view) => wrong(view.errors.length, t("我的证照", "My certificates")),
  },
  myCertificate: {
    component: MyCertificatePage,
    title: (view) => wrong(view.errors.length, view.card.name),
  },
  shownCode: { component: ShownCodePage, title: () => t("用证码", "Code") },
  myUse: { component: MyUsePage, title: (view) => t(`用证 ${view.use.number}`, `Use ${view.use.number}`) },
  myUses: { component: MyUsesPage, title: () => t("证照使用记录", "Uses of my certificates") },
  verifyCertificate: { component: VerifyCertificatePage, title: () => t("核验证照", "Check a certificate") },
  savings: { component: SavingsPage, title: () => t("无证通办", "No papers to bring") },
  policies: { component: PoliciesPage, title: () => t("惠企政策", "Policies for firms") },
  policy: { component: PolicyPage, title: (view) => t(view.title, view.title) },
  policyNotices: {
    component: PolicyNoticesPage,
    title: (view) => wrong(view.errors.length, t("兑现公示", "About to be paid")),
  },
  space: {
    component: SpacePage,
    title: (view) => wrong(view.errors.length, t("企业专属空间", "The firm's own space")),
  },
  log: { component: LogPage, title: () => t("公开日志", "The public log") },
  logLeaf: {
    component: LogLeafPage,
    title: (view) => t(`日志第 ${view.index} 条`, `Record ${view.index} of the log`),
  },
  entryReceipt: {
    component: EntryReceiptPage,
    title: (view) => t(`${view.number} 的回执`, `Receipt of ${view.number}`),
  },
  message: { component: MessagePage, title: (view) => view.title },
  ...appointmentPages,
  share: { component: SharePage, title: () => t("分享", "Share") },
  offline: { component: OfflinePage, title: () => t("没有网络", "No network") },
  about: { component: AboutPage, title: () => t("关于本站与无障碍", "About and accessibility") },
};
