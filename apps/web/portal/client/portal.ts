import "../styles/portal.css";
import { awaitWallet } from "./awaitWallet.ts";
import { holdForms } from "./holdForms.ts";
import { keepApplication } from "./keepApplication.ts";
import { keepDraft } from "./keepDraft.ts";
import { keepRatings } from "./keepRatings.ts";
import { locatePhone } from "./locatePhone.ts";
import { matchTowns } from "./matchTowns.ts";
import { offerCopyAndPrint } from "./offerCopyAndPrint.ts";
import { previewPhotos } from "./previewPhotos.ts";
import { sharePage } from "./sharePage.ts";
import { usePasskeys } from "./usePasskeys.ts";
import { usePush } from "./usePush.ts";
import { useWorker } from "./useWorker.ts";

/** Conveniences only: every page works without this file. */
holdForms();
keepDraft();
keepApplication();
// Pages that send files load what does so besides: all others would carry it unused.
if (document.querySelector("form[data-uploads]"))
  import("./keepFiles.ts").then(
    ({ keepFiles }) => keepFiles(),
    () => undefined,
  );
awaitWallet();
matchTowns();
locatePhone();
previewPhotos();
offerCopyAndPrint();
keepRatings();
usePasskeys();
usePush();
sharePage();
useWorker();
document.getElementById("errors")?.focus();
