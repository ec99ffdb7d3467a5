import { localeKey } from "@wuxing/ui/locale";
import { createApp } from "vue";
import { chosenLocale } from "../desk/shell/chosenLocale.ts";
import VisitApp from "./VisitApp.vue";
import "./visit.css";

const locale = chosenLocale();
document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
if (locale === "en") document.title = "Visits of social supervisors";
createApp(VisitApp).provide(localeKey, locale).mount("#visit");
// Without it the page works as long as there is a network; what is typed is kept all the same.
void navigator.serviceWorker?.register("/visits/worker.js", { scope: "/visits" }).catch(() => undefined);
