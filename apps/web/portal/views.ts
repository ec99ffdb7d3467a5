import type { AccountView, RecoverView, RecoveryCodesView, TotpView } from "./account/AccountViews.ts";
import type { ShareView } from "./app/AppViews.ts";
import type { ApplyLaterView, ApplyView, PaperView, PayView, WalletProofView } from "./applications/ApplyViews.ts";
import type { MendView } from "./applications/MendView.ts";
import type { AppointmentViews } from "./appointments/AppointmentViews.ts";
import type { AskServiceView, AttachedView, CoverageView } from "./attached/AttachedViews.ts";
import type { CasesView, PublishedCaseView } from "./cases/CasesView.ts";
import type {
  MyCertificatesView,
  MyCertificateView,
  MyUsesView,
  MyUseView,
  SavingsView,
  ShownCodeView,
  VerifyCertificateView,
} from "./certificates/CertificatesView.ts";
import type {
  CitizenAccountView,
  CitizenSignInView,
  FirmsView,
  FirmView,
  MineView,
  PhoneChangeView,
  ProveView,
} from "./citizen/CitizenViews.ts";
import type { CounterPosterView, CounterView } from "./counter/CounterView.ts";
import type { DrawsView, DrawView } from "./draws/DrawsView.ts";
import type { FiguresView } from "./figures/FiguresView.ts";
import type { FollowCaseView, FollowView, RateView } from "./follow/FollowView.ts";
import type { HomeView } from "./home/HomeView.ts";
import type {
  FirmInspectionsView,
  InspectionFirmView,
  InspectionResultView,
  InspectionsView,
} from "./inspections/InspectionViews.ts";
import type { BundlesView, BundleView, ItemsView, ItemView } from "./items/ItemViews.ts";
import type { ArticleView, KnowledgeView } from "./knowledge/KnowledgeView.ts";
import type { EntryReceiptView, LogLeafView, LogView } from "./log/LogViews.ts";
import type { MyDataView } from "./mydata/MyDataView.ts";
import type { AboutView, MessageView, ServicesView } from "./notices/NoticeViews.ts";
import type { OversightView } from "./oversight/OversightView.ts";
import type { PointsView } from "./points/PointsView.ts";
import type { PoliciesView, PolicyNoticesView, PolicyView, SpaceView } from "./policies/PolicyViews.ts";
import type { RatingsView } from "./ratings/RatingsView.ts";
import type { ReceiptView, SayView } from "./say/SayView.ts";
import type { SearchView } from "./search/SearchView.ts";
import type { PageContext } from "./shell/PageContext.ts";
import type { SecondStepView, SignInView } from "./signin/SignInView.ts";
import type { SupervisionView } from "./supervision/SupervisionView.ts";

/** What each public page is given: plain JSON. Days are `YYYY-MM-DD`, instants ISO in UTC, shares 0…1. */
export interface Views extends AppointmentViews {
  home: HomeView;
  say: SayView;
  receipt: ReceiptView;
  follow: FollowView;
  followCase: FollowCaseView;
  rate: RateView;
  counter: CounterView;
  counterPoster: CounterPosterView;
  myData: MyDataView;
  cases: CasesView;
  publishedCase: PublishedCaseView;
  figures: FiguresView;
  search: SearchView;
  points: PointsView;
  supervision: SupervisionView;
  oversight: OversightView;
  ratings: RatingsView;
  knowledge: KnowledgeView;
  article: ArticleView;
  attached: AttachedView;
  attachedCoverage: CoverageView;
  askService: AskServiceView;
  items: ItemsView;
  item: ItemView;
  bundles: BundlesView;
  bundle: BundleView;
  inspections: InspectionsView;
  inspectionResult: InspectionResultView;
  inspectionFirm: InspectionFirmView;
  firmInspections: FirmInspectionsView;
  draws: DrawsView;
  draw: DrawView;
  services: ServicesView;
  apply: ApplyView;
  applyLater: ApplyLaterView;
  mend: MendView;
  walletProof: WalletProofView;
  paper: PaperView;
  pay: PayView;
  signIn: SignInView;
  secondStep: SecondStepView;
  recover: RecoverView;
  account: AccountView;
  totp: TotpView;
  recoveryCodes: RecoveryCodesView;
  citizenSignIn: CitizenSignInView;
  prove: ProveView;
  mine: MineView;
  citizenAccount: CitizenAccountView;
  phoneChange: PhoneChangeView;
  firms: FirmsView;
  firm: FirmView;
  myCertificates: MyCertificatesView;
  myCertificate: MyCertificateView;
  shownCode: ShownCodeView;
  myUse: MyUseView;
  myUses: MyUsesView;
  verifyCertificate: VerifyCertificateView;
  savings: SavingsView;
  policies: PoliciesView;
  policy: PolicyView;
  policyNotices: PolicyNoticesView;
  space: SpaceView;
  log: LogView;
  logLeaf: LogLeafView;
  entryReceipt: EntryReceiptView;
  message: MessageView;
  share: ShareView;
  offline: null;
  about: AboutView;
}

export type PageName = keyof Views;

/** Renders one public page to a whole HTML document. The built renderer exports it as `renderPage`. */
export type RenderPage = <Name extends PageName>(
  page: Name,
  view: Views[Name],
  context: PageContext,
) => Promise<string>;

export type { AccountView, RecoverView, RecoveryCodesView, TotpView } from "./account/AccountViews.ts";
export type { PushView, ShareView } from "./app/AppViews.ts";
export type {
  AppointmentsView,
  AppointmentViews,
  BookingLine,
  HoursLine,
  MonthDay,
  MyBookingView,
  PlaceCard,
  SlotChoice,
} from "./appointments/AppointmentViews.ts";
export type { AskServiceView, AttachedView, CoverageView } from "./attached/AttachedViews.ts";
export type { CaseRow, CasesView, PublishedCaseView } from "./cases/CasesView.ts";
export type {
  CertificateCard,
  MyCertificatesView,
  MyCertificateView,
  MyUsesView,
  MyUseView,
  SavingsView,
  UseCard,
  VerifyCertificateView,
} from "./certificates/CertificatesView.ts";
export type {
  CitizenAccountView,
  CitizenSignInView,
  FirmsView,
  FirmView,
  MineCase,
  MineView,
  PhoneChangeView,
  ProveView,
} from "./citizen/CitizenViews.ts";
export type { CounterPosterView, CounterView } from "./counter/CounterView.ts";
export type { DrawRow, DrawStep, DrawsView, DrawView } from "./draws/DrawsView.ts";
export type { Figure, FiguresView, UnitFigures } from "./figures/FiguresView.ts";
export type { FollowAction, FollowCaseView, FollowChild, FollowView, RateView } from "./follow/FollowView.ts";
export type { Door, HomeView } from "./home/HomeView.ts";
export type {
  FirmInspectionsView,
  InspectionFirmView,
  InspectionResultView,
  InspectionsView,
  ResultRow,
} from "./inspections/InspectionViews.ts";
export type {
  BundlesView,
  BundleView,
  ItemHall,
  ItemMaterial,
  ItemRow,
  ItemsView,
  ItemTime,
  ItemView,
} from "./items/ItemViews.ts";
export type { ArticleView, KnowledgeView } from "./knowledge/KnowledgeView.ts";
export type {
  AnchorsView,
  CheckpointView,
  EntryReceiptView,
  LogLeafView,
  LogView,
  WitnessView,
} from "./log/LogViews.ts";
export type { AccessView, HeldAccount, HeldCallView, HeldCase, MyDataView } from "./mydata/MyDataView.ts";
export type { AboutView, MessageView, ServicesView } from "./notices/NoticeViews.ts";
export type { OversightView } from "./oversight/OversightView.ts";
export type { PointRow, PointsView } from "./points/PointsView.ts";
export type {
  OfferView,
  PoliciesView,
  PolicyCard,
  PolicyNoticesView,
  PolicyView,
  SpaceAction,
  SpaceCase,
  SpaceView,
} from "./policies/PolicyViews.ts";
export type { PublishedWords, RatingSlice, RatingsView } from "./ratings/RatingsView.ts";
export type { DistrictOption, NextStep, ReceiptView, SayView } from "./say/SayView.ts";
export type { SearchView } from "./search/SearchView.ts";
export type { PageContext } from "./shell/PageContext.ts";
export type { SecondStepView, SignInView } from "./signin/SignInView.ts";
export type { SupervisionView } from "./supervision/SupervisionView.ts";
