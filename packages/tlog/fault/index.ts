export { LogFault, type LogFaultCode } from "./LogFault.ts";
