import { localeKey } from "@wuxing/ui/locale";
import { createApp } from "vue";
import DeskApp from "./DeskApp.vue";
import { deskRouter } from "./deskRouter.ts";
import { chosenLocale } from "./shell/chosenLocale.ts";
import "./styles/desk.css";

const locale = chosenLocale();
document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
createApp(DeskApp).provide(localeKey, locale).use(deskRouter(locale)).mount("#desk");
