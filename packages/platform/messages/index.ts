export { httpSms, type SmsGateway } from "./httpSms.ts";
export { demoSms, type SmsSender } from "./SmsSender.ts";
