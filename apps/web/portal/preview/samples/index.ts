import type { PageName, Views } from "../../views.ts";
import { account, newcomer, recover, recoveryCodes, secondStep, totp } from "./account.ts";
import { applyEnded } from "./apply.ts";
import {
  appointmentDay,
  appointmentForm,
  appointmentPlace,
  appointments,
  called,
  myBooking,
  myBookings,
  noAppointments,
  noBookings,
  noSlots,
} from "./appointments.ts";
import { askAnswered, askPaused, askSignIn, askWrong, attached, attachedCoverage, noAttached } from "./attached.ts";
import { cases, noCases, publishedCase } from "./cases.ts";
import {
  forged,
  myCertificate,
  myCertificates,
  myUse,
  noCertificates,
  noSavings,
  savings,
  shownCode,
  shownOffer,
  usedOnce,
  verified,
  walletProof,
  walletProofOver,
} from "./certificates.ts";
import {
  accountUnconfirmed,
  citizenAccount,
  firm,
  firms,
  mine,
  mineEmpty,
  noFirms,
  phoneChange,
  prove,
  signInPhone,
  signInWrong,
} from "./citizen.ts";
import { drawDone, draws, drawWaiting, noDraws } from "./draws.ts";
import { figuresView, home } from "./figures.ts";
import { answered, failed, inProgress, publishedRating, rating } from "./follow.ts";
import { bundle, bundles, guide, itemList, noItems } from "./items.ts";
import { entryReceipt, entryReceiptLong, entryWaiting, log, logAlarm, logAlone, logLeaf, logLeafOther } from "./log.ts";
import { myData, noData, wrongErasure } from "./mydata.ts";
import { about, missing, noResults, points, search, services, share, signIn } from "./others.ts";
import { newSpace, noPolicies, noPolicyNotices, policies, policy, policyNotices, space } from "./policies.ts";
import { noRatings, ratings } from "./ratings.ts";
import { check, empty, matter, person, receipt, receiptByCode, report, wrong } from "./say.ts";
import { noSupervision, supervision } from "./supervision.ts";

export interface Sample {
  readonly name: string;
  readonly page: PageName;
  readonly path: string;
  readonly view: Views[PageName];
}

const sample = <Name extends PageName>(name: string, page: Name, path: string, view: Views[Name]): Sample => ({
  name,
  page,
  path,
  view,
});

/** One believable view of every page, and of the states in which pages look different. */
export const samples: readonly Sample[] = [
  sample("home", "home", "/", home),
  sample("policies", "policies", "/policies", policies),
  sample("policies-none", "policies", "/policies?q=x", noPolicies),
  sample("policy", "policy", "/policies/ZC-20260608-0009587-8", policy),
  sample("policy-notices", "policyNotices", "/policies/notices", policyNotices),
  sample("policy-notices-none", "policyNotices", "/policies/notices", noPolicyNotices),
  sample("space", "space", "/mine/space", space),
  sample("space-new", "space", "/mine/space", newSpace),
  sample("attached", "attached", "/attached", attached),
  sample("attached-none", "attached", "/attached", noAttached),
  sample("attached-coverage", "attachedCoverage", "/attached/coverage", attachedCoverage),
  sample("attached-wrong", "askService", "/attached/water/bill", askWrong),
  sample("attached-sign-in", "askService", "/attached/water/bill", askSignIn),
  sample("attached-paused", "askService", "/attached/water/bill", askPaused),
  sample("attached-answered", "askService", "/attached/water/bill", askAnswered),
  sample("ratings", "ratings", "/ratings", ratings),
  sample("ratings-none", "ratings", "/ratings", noRatings),
  sample("say-1", "say", "/say", empty),
  sample("say-1-wrong", "say", "/say", wrong),
  sample("say-2", "say", "/say", matter),
  sample("say-3-wrong", "say", "/say", person),
  sample("say-3-report", "say", "/say", report),
  sample("say-4", "say", "/say", check),
  sample("receipt", "receipt", "/say/receipt", receipt),
  sample("receipt-code", "receipt", "/say/receipt", receiptByCode),
  sample("follow", "follow", "/follow", { values: {}, errors: [] }),
  sample("log", "log", "/log", log),
  sample("log-alone", "log", "/log", logAlone),
  sample("log-alarm", "log", "/log", logAlarm),
  sample("log-leaf", "logLeaf", "/log/leaf/12/x", logLeaf),
  sample("log-leaf-other", "logLeaf", "/log/leaf/12/x", logLeafOther),
  sample("entry-receipt", "entryReceipt", "/follow/RX-20261125-0012345-4/receipts/1", entryReceipt),
  sample("entry-receipt-long", "entryReceipt", "/follow/RX-20261125-0012345-4/receipts/1", entryReceiptLong),
  sample("entry-waiting", "entryReceipt", "/follow/RX-20261125-0012345-4/receipts/1", entryWaiting),
  sample("follow-progress", "followCase", "/follow/RX-20261125-0012345-4", inProgress),
  sample("follow-answered", "followCase", "/follow/RX-20261125-0012345-4", answered),
  sample("follow-failed", "followCase", "/follow/RX-20261125-0012345-4", failed),
  sample("rate", "rate", "/rate/RX-20261125-0012345-4", rating),
  sample("rate-published", "rate", "/r/PJ-20261125-0012399-1/code", publishedRating),
  sample("my-data", "myData", "/my-data", myData),
  sample("my-data-none", "myData", "/my-data", noData),
  sample("my-data-wrong", "myData", "/my-data", wrongErasure),
  sample("cases", "cases", "/cases?month=2026-11", cases),
  sample("cases-none", "cases", "/cases?q=x", noCases),
  sample("case", "publishedCase", "/cases/PX-20261109-0011208-4", publishedCase),
  sample("figures", "figures", "/figures", figuresView),
  sample("draws", "draws", "/draws", draws),
  sample("draws-none", "draws", "/draws", noDraws),
  sample("draw", "draw", "/draws/food-2026-q4", drawDone),
  sample("draw-waiting", "draw", "/draws/visits-2026-12", drawWaiting),
  sample("items", "items", "/items", itemList),
  sample("items-none", "items", "/items?q=x", noItems),
  sample("item", "item", "/items/x", guide),
  sample("bundles", "bundles", "/bundles", bundles),
  sample("bundle", "bundle", "/bundles/food-shop", bundle),
  sample("search", "search", "/search?q=路灯", search),
  sample("search-none", "search", "/search?q=地铁", noResults),
  sample("supervision", "supervision", "/supervision", supervision),
  sample("supervision-none", "supervision", "/supervision", noSupervision),
  sample("points", "points", "/points", points),
  sample("points-none", "points", "/points", { notice: null, notices: [], sections: [], counts: [] }),
  sample("services", "services", "/services", services),
  sample("sign-in", "signIn", "/sign-in", signIn),
  sample("sign-in-code", "secondStep", "/sign-in/code", secondStep),
  sample("account", "account", "/account", account),
  sample("account-new", "account", "/account", newcomer),
  sample("account-totp", "totp", "/account/totp", totp),
  sample("account-codes", "recoveryCodes", "/account", recoveryCodes),
  sample("recover", "recover", "/recover/token", recover),
  sample("mine-sign-in", "citizenSignIn", "/mine/sign-in", signInPhone),
  sample("mine-sign-in-wrong", "citizenSignIn", "/mine/sign-in", signInWrong),
  sample("prove", "prove", "/mine/prove", prove),
  sample("mine", "mine", "/mine", mine),
  sample("mine-empty", "mine", "/mine", mineEmpty),
  sample("mine-account", "citizenAccount", "/mine/account", citizenAccount),
  sample("mine-account-unconfirmed", "citizenAccount", "/mine/account", accountUnconfirmed),
  sample("phone-change", "phoneChange", "/mine/account/phone", phoneChange),
  sample("firms", "firms", "/mine/firms", firms),
  sample("firms-none", "firms", "/mine/firms", noFirms),
  sample("firm", "firm", "/mine/firms/91360302MA35J0000X", firm),
  sample("message", "message", "/nowhere", missing),
  sample("appointments", "appointments", "/appointments", appointments),
  sample("appointments-none", "appointments", "/appointments", noAppointments),
  sample("appointment-place", "appointmentPlace", "/appointments/px-hall", appointmentPlace),
  sample("appointment-day", "appointmentDay", "/appointments/px-hall/2026-11-28", appointmentDay),
  sample("appointment-day-none", "appointmentDay", "/appointments/px-hall/2027-01-04", noSlots),
  sample("appointment-form-wrong", "appointmentForm", "/appointments/px-hall/2026-11-28/09:00", appointmentForm),
  sample("my-bookings", "myBookings", "/mine/bookings", myBookings),
  sample("my-bookings-none", "myBookings", "/mine/bookings", noBookings),
  sample("my-booking", "myBooking", "/mine/bookings/YY-20261126-0000001-1", myBooking),
  sample("called", "called", "/appointments/px-hall/called", called),
  sample("my-certificates", "myCertificates", "/my/certificates", myCertificates),
  sample("my-certificates-none", "myCertificates", "/my/certificates", noCertificates),
  sample("my-certificate", "myCertificate", "/my/certificates/x", myCertificate),
  sample("shown-code", "shownCode", "/my/certificates/x", shownCode),
  sample("shown-offer", "shownCode", "/my/certificates/x", shownOffer),
  sample("apply-ended", "apply", "/apply/x", applyEnded),
  sample("wallet-proof", "walletProof", "/apply/x/wallet/y", walletProof),
  sample("wallet-proof-over", "walletProof", "/apply/x/wallet/y", walletProofOver),
  sample("my-use", "myUse", "/my/certificates/uses/x", myUse),
  sample("my-use-shown", "myUse", "/my/certificates/uses/x", usedOnce),
  sample("verify-certificate", "verifyCertificate", "/verify-certificate/x", verified),
  sample("verify-certificate-wrong", "verifyCertificate", "/verify-certificate?id=x", forged),
  sample("savings", "savings", "/certificates", savings),
  sample("savings-none", "savings", "/certificates", noSavings),
  sample("about", "about", "/about", about),
  sample("share", "share", "/share?path=/cases", share),
  sample("offline", "offline", "/offline/zh", null),
];
