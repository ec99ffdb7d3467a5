import { createApp } from "vue";
import VerifyApp from "./page/VerifyApp.vue";
import "./page/verify.css";

createApp(VerifyApp).mount("#verify");
