import "../styles/portal.css";
import { awaitWallet } from "./awaitWallet.ts";
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
keepDraft();
keepApplication();
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
