import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Payments } from "@wuxing/areas/applications";
import type { AnchorSettings } from "@wuxing/platform/anchors";
import { type AskDrand, askDrand } from "@wuxing/platform/draws";
import { type OutgoingHost, outgoing as outgoingTo, type RateLimits, usualLimits } from "@wuxing/platform/http";
import { anchorSettings } from "./anchorSettings.ts";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { assertNamed, type CitizenSettings, citizenSettings } from "./citizenSettings.ts";
import type { ExchangeSettings } from "./exchangeOf.ts";
import { lineSettings } from "./lineSettings.ts";
import { type LogSettings, logSettings } from "./logSettings.ts";
import { paymentSettings } from "./paymentSettings.ts";
import { type PushSettings, pushSettings } from "./pushOf.ts";
import { refuseSecretsIn, secretFrom } from "./secretFrom.ts";

export interface Configuration {
  readonly host: string;
  readonly port: number;
  /** A given PostgreSQL (15 or later); without it an embedded one runs in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Signs sessions and proofs. Without it one is made and kept in the database. */
  readonly secret: string | undefined;
  /** Master keys of the personal data, `VERSION:KEY` each. Without them one is made and kept in the database. */
  readonly personalKey: string | undefined;
  /** Sign certificates, the newest first. Without them one is made and kept in the database. */
  readonly certificateKey: string | undefined;
  /** Fonts for copies of certificates, after the shipped one. */
  readonly copyFonts: readonly string[];
  /** What was signed with these is still good; nothing new is. */
  readonly olderSecrets: readonly string[];
  /** Fills an empty database with the test city and shows its sign-in names. */
  readonly demo: boolean;
  /** Whether a demonstration has a province at the other end of the line, in this process. */
  readonly demoProvince: boolean;
  /** Whether a demonstration has two departments' services, in a process of their own. */
  readonly demoServices: boolean;
  readonly origin: string;
  readonly log: boolean;
  readonly limits: RateLimits;
  /** The scanner of files: `host:port`, or the path of its socket. Without it files are not scanned. */
  readonly clamd: string | undefined;
  /** The systems outside that this server may ask; nobody else is asked. */
  readonly outgoing: readonly OutgoingHost[];
  /** A server of drand for the rounds of draws; without it they are entered by hand. */
  readonly askDrand: AskDrand | undefined;
  /** Text messages and real names of citizens. */
  readonly citizens: CitizenSettings;
  /** The public log: its key and its witnesses. */
  readonly publicLog: LogSettings;
  /** Where the log is anchored; without it, nowhere. */
  readonly anchors: AnchorSettings | undefined;
  /** The file of a model for telling topics, made by hand; without it, what is learnt overnight. */
  readonly dispatchModel: string | undefined;
  /** The line to the province's platform; without it, none. */
  readonly province: ExchangeSettings | undefined;
  /** The line to whoever receives the city's ratings; without it, none. */
  readonly ratingReceiver: ExchangeSettings | undefined;
  /** Where fees are paid online; without it, at the counter. */
  readonly payments: Payments | undefined;
  /** Hosts on which recordings of calls may lie. */
  readonly recordingHosts: readonly string[];
  /** Notifications to citizens' devices. */
  readonly push: PushSettings;
}

/** The configuration from environment variables and the words of the command line; throws ConfigurationFault with what to mend. */
export function configuration(env: NodeJS.ProcessEnv, words: readonly string[] = []): Configuration {
  refuseSecretsIn(words);
  const host = env.HOST ?? "127.0.0.1";
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigurationFault(
      `PORT 应为 0–65535 的整数：${env.PORT}`,
      `PORT must be a whole number from 0 to 65535: ${env.PORT}`,
    );
  const demo = env.DEMO !== "0";
  const outgoing = outgoingHosts(env);
  const [secret, ...olderSecrets] = sessionSecrets(env);
  const province = lineSettings(env, outgoing, { name: "PROVINCE", peer: "province" });
  return {
    host,
    port,
    databaseUrl: secretFrom(env, "DATABASE_URL"),
    dataDir: resolve(env.DATA_DIR ?? "data"),
    secret,
    olderSecrets,
    personalKey: secretFrom(env, "PERSONAL_KEY"),
    certificateKey: secretFrom(env, "CERTIFICATE_KEY"),
    copyFonts: copyFonts(env),
    demo,
    origin: originOf(env.ORIGIN, `http://${host}:${port}`),
    log: env.LOG !== "0",
    limits: {
      person: limit(env, "RATE_LIMIT_PERSON", usualLimits.person),
      address: limit(env, "RATE_LIMIT_ADDRESS", usualLimits.address),
      route: limit(env, "RATE_LIMIT_ROUTE", usualLimits.route),
    },
    clamd: env.CLAMD || undefined,
    outgoing,
    askDrand: drandFrom(env, outgoing),
    citizens: citizenSettings(env, demo, outgoing),
    publicLog: logSettings(env, outgoing),
    anchors: anchorSettings(env, outgoing),
    dispatchModel: env.DISPATCH_MODEL ? resolve(env.DISPATCH_MODEL) : undefined,
    province,
    demoProvince: demo && !province && env.DEMO_PROVINCE !== "0",
    demoServices: demo && env.DEMO_SERVICES !== "0",
    ratingReceiver: lineSettings(env, outgoing, { name: "RATINGS", peer: "ratings" }),
    payments: paymentSettings(env, outgoing),
    recordingHosts: recordingHosts(env),
    push: pushSettings(env, outgoing),
  };
}

function drandFrom(env: NodeJS.ProcessEnv, hosts: readonly OutgoingHost[]): AskDrand | undefined {
  const { DRAND_URL: url } = env;
  assertNamed(hosts, "DRAND_URL", url);
  return url ? askDrand(url, outgoingTo(hosts)) : undefined;
}

/** `path`, or of a collection `path#Name`; throws ConfigurationFault where no file is there. */
function copyFonts({ COPY_FONTS: said = "" }: NodeJS.ProcessEnv): string[] {
  const fonts = said.split(/[,\s]+/u).filter(Boolean);
  const gone = fonts.find((font) => !existsSync(font.split("#")[0] ?? ""));
  if (gone === undefined) return fonts;
  throw new ConfigurationFault(
    `COPY_FONTS 里的字体文件不存在：${gone}；写成 路径，或 路径#字体名（.ttc），用逗号隔开`,
    `COPY_FONTS names a font that is not there: ${gone}; write paths, or path#Name for a .ttc, with commas between`,
  );
}

const shortest = 32;

/** The newest first. */
function sessionSecrets(env: NodeJS.ProcessEnv): readonly string[] {
  const secrets = (secretFrom(env, "SESSION_SECRET") ?? "").split(/[,\s]+/u).filter(Boolean);
  if (secrets.some((secret) => secret.length < shortest))
    throw new ConfigurationFault(
      `SESSION_SECRET 太短：每个至少 ${shortest} 个字符，可用 openssl rand -base64 48 生成`,
      `SESSION_SECRET is too short: at least ${shortest} characters each; make one with openssl rand -base64 48`,
    );
  return secrets;
}

const originOf = (said: string | undefined, usual: string): string => (said ? origin("ORIGIN", said, true) : usual);

/** Scheme, host and port alone; throws ConfigurationFault. */
function origin(name: string, said: string, plain: boolean): string {
  const url = URL.canParse(said) ? new URL(said) : undefined;
  const schemes = plain ? ["https:", "http:"] : ["https:"];
  if (url && schemes.includes(url.protocol) && url.origin === said.replace(/\/$/u, "")) return url.origin;
  throw new ConfigurationFault(
    `${name} 应为 https://wx.example.gov.cn 的样子，不带路径：${said}`,
    `${name} is written like https://wx.example.gov.cn, without a path: ${said}`,
  );
}

/** The systems outside that may be asked. Throws ConfigurationFault. */
export const outgoingHosts = (env: NodeJS.ProcessEnv): OutgoingHost[] => [
  ...hosts(env, "OUTGOING_HOSTS", false),
  ...hosts(env, "OUTGOING_INNER", true),
];

const hosts = (env: NodeJS.ProcessEnv, name: string, inner: boolean): OutgoingHost[] =>
  (env[name] ?? "")
    .split(/[,\s]+/u)
    .filter(Boolean)
    .map((said) => ({ origin: origin(name, said, inner), inner }));

/** Only shown as links, so none of them need be among the systems that are asked. Throws ConfigurationFault. */
const recordingHosts = (env: NodeJS.ProcessEnv): string[] =>
  (env.CTI_RECORDING_HOSTS ?? "")
    .split(/[,\s]+/u)
    .filter(Boolean)
    .map((said) => new URL(origin("CTI_RECORDING_HOSTS", said.includes("//") ? said : `https://${said}`, false)).host);

function limit(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  const value = env[name] ? Number(env[name]) : usual;
  if (!Number.isInteger(value) || value < 0)
    throw new ConfigurationFault(
      `${name} 应为每分钟的次数（整数，0 为不限）：${env[name]}`,
      `${name} is a number of requests a minute, whole, 0 for no limit: ${env[name]}`,
    );
  return value;
}
