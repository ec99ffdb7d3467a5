export { httpSms, type SmsGateway } from "./httpSms.ts";
export { inLanguage } from "./inLanguage.ts";
export { type BookingNews, demoSms, type SmsSender } from "./SmsSender.ts";
