import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Payments, paymentRoutes, refundJob } from "@wuxing/areas/applications";
import { scopedReads } from "@wuxing/platform/access";
import { type AnchorOutcome, type AnchorSettings, anchoring, anchorRoutes } from "@wuxing/platform/anchors";
import type { Area, AreaJob, Platform } from "@wuxing/platform/area";
import {
  type Casework,
  createIntake,
  type Follower,
  type Following,
  followEntries,
  passDeadlines,
  reactionFollower,
} from "@wuxing/platform/casework";
import { type Certificates, certificatesOver, openIssuerKeys } from "@wuxing/platform/certificates";
import { citizensOf, type RealNameProvider } from "@wuxing/platform/citizens";
import { clientSession, clientTokens } from "@wuxing/platform/clients";
import { deskRoutes } from "@wuxing/platform/desk";
import { type AskDrand, drawsOf } from "@wuxing/platform/draws";
import { exchangeRoutes } from "@wuxing/platform/exchange";
import { clamdScan, folderFiles } from "@wuxing/platform/files";
import { type GatewaySettings, openGateway } from "@wuxing/platform/gateway";
import {
  closeGracefully,
  createHttp,
  type Http,
  type OutgoingHost,
  outgoing,
  type RateLimits,
  session,
} from "@wuxing/platform/http";
import { type EndedSessions, endedSessions, identity } from "@wuxing/platform/identity";
import { headFile, openLog, openLogKeys, type RunningLog } from "@wuxing/platform/log";
import type { SmsSender } from "@wuxing/platform/messages";
import { ownCaseFollower, type Push } from "@wuxing/platform/messages/push";
import { openVault, type Vault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import type { Registers } from "@wuxing/platform/registers";
import { searchFollower } from "@wuxing/platform/search";
import type { Policy } from "@wuxing/tlog/policy";
import type { Pool } from "pg";
import type { RenderPage } from "../web/portal/views.ts";
import { administrationRoutes } from "./administration/index.ts";
import { caseworkOf } from "./caseworkOf.ts";
import { clientRoutes } from "./clients/index.ts";
import { ringRoute } from "./demo/ringRoute.ts";
import { drawRoutes } from "./draws/index.ts";
import { type ExchangeSettings, exchangeOf, exchangeWork } from "./exchangeOf.ts";
import { figureRoutes } from "./figures/index.ts";
import { healthRoutes } from "./healthRoutes.ts";
import { logRoutes } from "./log/index.ts";
import { errorPage, portalRoutes } from "./portal/index.ts";
import { type PushSettings, pushOf } from "./pushOf.ts";
import { textJobs } from "./textJobs.ts";

export interface Parts {
  readonly databaseUrl: string;
  readonly areas: readonly Area[];
  readonly filesFolder: string;
  /** The scanner of files: `host:port` or the path of its socket. */
  readonly clamd?: string | undefined;
  readonly origin: string;
  readonly secret: string | undefined;
  /** Master keys of the personal data; absent: made and kept in the database. */
  readonly personalKey?: string | undefined;
  readonly olderSecrets?: readonly string[];
  /** Sign the public log's checkpoints; absent: made and kept in the database. */
  readonly logKey?: string | undefined;
  /** Sign certificates (CERTIFICATE_KEY), the newest first; without them one is made and kept in the database. */
  readonly certificateKey?: string | undefined;
  /** Fonts for copies of certificates, after the shipped one (COPY_FONTS). */
  readonly copyFonts?: readonly string[] | undefined;
  /** Keeps the newest checkpoint beside the database. */
  readonly logHeadFile?: string | undefined;
  /** The witnesses of the log with their quorum, and which of their hosts may be asked. */
  readonly witnesses?: { readonly policy: Policy; readonly hosts: readonly OutgoingHost[] } | undefined;
  /** `false`: nothing is counted, not even where a route asks for it. */
  readonly limits?: RateLimits | false;
  readonly demo: boolean;
  /** Where fees are paid; absent: at the counter alone. */
  readonly payments?: Payments | undefined;
  readonly log: boolean;
  /** Sends codes to citizens' phones. Without it they cannot sign in. */
  readonly sms?: SmsSender | undefined;
  /** Vouches for citizens' real names. Without it they stay known by phone. */
  readonly realName?: Omit<RealNameProvider, "redirectUri"> | undefined;
  /** Where the log is anchored; without it, nowhere. */
  readonly anchors?: AnchorSettings | undefined;
  /** Asks a server of drand for a round. Without it a round is entered by hand. */
  readonly askDrand?: AskDrand | undefined;
  /** The line to the province's platform. */
  readonly province?: ExchangeSettings | undefined;
  /** The line to whoever receives the city's ratings. */
  readonly ratingReceiver?: ExchangeSettings | undefined;
  /** Which systems of departments may be attached, and how they are reached. */
  readonly attached?: GatewaySettings | undefined;
  /** Notifications to citizens' devices: the key that signs them, and which systems may be asked. */
  readonly push?: PushSettings | undefined;
  /** Where recordings of calls may lie. */
  readonly recordingHosts?: readonly string[] | undefined;
  readonly now?: () => string;
  /** Requests that change something wait for this; reading does not. */
  readonly ready?: Promise<void>;
}

export interface Composed {
  readonly http: Http;
  readonly platform: Platform;
  readonly registers: Registers;
  /** What the areas do by the clock. */
  readonly jobs: readonly AreaJob[];
  readonly log: RunningLog;
  /** Begins to follow the entries. */
  readonly follow: () => void;
  /** Reads all entries there are and lets the clock act: for tests and commands. */
  readonly settle: () => Promise<void>;
  /** One look at the chain in which the log is anchored; undefined where there is none. */
  readonly anchor: (() => Promise<AnchorOutcome>) | undefined;
  /** Forgets what has lapsed: codes, sessions of citizens, tokens of machines. */
  readonly sweep: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Wires platform and areas to a server: all there is in one place, nothing found by magic. */
export async function compose(parts: Parts): Promise<Composed> {
  const pool = openPool(parts.databaseUrl, { role: "wuxing_server", max: 12 });
  const vault = await openVault(pool, parts.personalKey);
  const { casework, registers, onWake } = await caseworkOf(pool, vault, parts.areas, parts.now);
  const intake = createIntake(casework);
  const openTypes = parts.areas.flatMap((area) => area.procedures.filter((p) => p.openToStaff).map((p) => p.type));
  const { readAs, readWithin, end: endReads } = scopedReads(parts.databaseUrl, openTypes);
  let tellOfFiles = (_fault: unknown): undefined => undefined;
  const log = await logOf(parts, casework, (fault, what) => http.log.error(fault, what));
  const lineTo = (peer: ExchangeSettings | undefined) =>
    exchangeOf(
      parts.areas,
      peer,
      casework,
      () => platform,
      (err) => http.log.warn({ err }, "exchange"),
    );
  const push = await pushOf(parts, casework, (err) => http.log.warn({ err }, "push"));
  const platform: Platform & { readonly push: Push } = {
    ...{ pool, readAs, readWithin, casework, intake, push },
    city: registers.city,
    recordingHosts: parts.recordingHosts,
    files: filesOf(parts, pool, (fault) => tellOfFiles(fault)),
    log: log.public,
    certificates: await certificatesFor(parts, casework),
    draws: drawsOf({ ...casework, log: log.public, askDrand: parts.askDrand }),
    exchange: lineTo(parts.province),
    ratingLine: lineTo(parts.ratingReceiver),
    gateway: parts.attached && openGateway(casework, parts.attached),
  };
  const ended = endedSessions(parts.databaseUrl, pool);
  const { http, payments, end, sweep } = await routes(parts, platform, registers, { ended, push });
  tellOfFiles = (fault) => void http.log.warn({ err: fault }, "files");
  const following = followAll(parts, platform, vault, log, (fault, name) => http.log.error({ err: fault }, name));
  return {
    http,
    platform,
    registers,
    jobs: jobsOf(parts, payments),
    log,
    follow: () => {
      registers.follow((fault) => http.log.error({ err: fault }, "registers"));
      following.start();
      onWake(following.wake);
    },
    settle: following.settle,
    anchor: parts.anchors && anchoring(pool, parts.anchors, log.public, casework.now),
    sweep,
    close: async () => {
      await end();
      await registers.stop();
      await following.stop();
      await ended.stop();
      platform.gateway?.end();
      await Promise.all([pool.end(), endReads()]);
    },
  };
}

const jobsOf = (parts: Parts, payments: Payments | undefined): AreaJob[] => [
  ...parts.areas.flatMap((area) => area.jobs ?? []),
  ...(payments ? [refundJob(payments)] : []),
  ...textJobs(parts),
];

const filesOf = ({ filesFolder, clamd }: Parts, pool: Pool, onFault: (fault: unknown) => undefined) =>
  folderFiles(pool, filesFolder, { scan: clamd ? clamdScan(clamd) : undefined, onFault });

async function certificatesFor(
  { certificateKey, copyFonts, origin, attached }: Parts,
  casework: Casework,
): Promise<Certificates> {
  const keys = await openIssuerKeys(casework.pool, certificateKey);
  return certificatesOver({ ...casework, origin, keys, copyFonts, ask: attached?.ask });
}

/** Who follows the entries: what they set off, what is found by their words, the public log and its witnesses. */
function followAll(
  parts: Parts,
  platform: Platform & { readonly push: Push },
  vault: Vault,
  { following: logging, witnessing }: RunningLog,
  onFault: (fault: unknown, name: string) => void,
) {
  const { pool, casework, intake } = platform;
  const follow = (follower: Follower): Following =>
    followEntries(pool, follower, (fault) => onFault(fault, follower.name));
  const reacting = follow(
    reactionFollower(
      casework,
      intake,
      parts.areas.flatMap((area) => area.reactions ?? []),
    ),
  );
  const words = Object.assign({}, ...parts.areas.map((area) => area.words ?? {}));
  const searching = follow(searchFollower(pool, vault, words));
  const exchanging = exchangeWork(parts.areas, platform, follow);
  const telling = ownCaseFollower(casework, platform.push);
  const keeping = [...parts.areas.flatMap((area) => area.followers?.(platform) ?? []), telling].map(follow);
  const all = [reacting, searching, logging, witnessing, ...exchanging, ...keeping, platform.push.sending];
  return {
    start: () => {
      for (const one of all) one.start();
    },
    wake: () => {
      for (const one of all) one.wake();
    },
    settle: async () => {
      await reacting.catchUp();
      if ((await passDeadlines(casework)) > 0) await reacting.catchUp();
      for (const one of [...exchanging, ...keeping, platform.push.sending, searching, logging, witnessing])
        await one.catchUp();
    },
    stop: () => Promise.all(all.map((one) => one.stop())),
  };
}

/** The public log, named after the site unless the keys given say otherwise. */
async function logOf(
  parts: Parts,
  casework: Casework,
  tell: (fault: object, what: string) => void,
): Promise<RunningLog> {
  const keys = await openLogKeys(casework.pool, parts.logKey, `${new URL(parts.origin).host}/log`);
  const file = parts.logHeadFile === undefined ? undefined : headFile(parts.logHeadFile);
  const witnesses = parts.witnesses && {
    policy: parts.witnesses.policy,
    ask: outgoing(parts.witnesses.hosts),
    onRefusal: (refusal: object) => tell(refusal, "a witness does not accept the log's history"),
  };
  return openLog(casework, { keys, witnesses, file }, (err) => tell({ err }, "log"));
}

async function routes(
  parts: Parts,
  platform: Platform,
  registers: Registers,
  { ended, push }: { readonly ended: EndedSessions; readonly push: Push },
): Promise<{ http: Http; payments: Payments | undefined; end: () => Promise<void>; sweep: () => Promise<void> }> {
  const render = await loadPages();
  const secret = parts.secret ?? (await keptSecret(platform.pool));
  const redirectUri = new URL("/mine/real-name/done", parts.origin).href;
  const citizens = citizensOf(
    { ...platform.casework, sms: parts.sms },
    parts.realName && { ...parts.realName, redirectUri },
  );
  const secrets = [secret, ...(parts.olderSecrets ?? [])];
  const people = identity(platform.pool, { secrets, origin: parts.origin, now: platform.casework.now, ended });
  const http = await createHttp({
    log: parts.log,
    limited: parts.limits !== false,
    limits: parts.limits || undefined,
    errorPage: errorPage(render),
  });
  const end = closeGracefully(http);
  waitUntilReady(http, parts.ready);
  session(http, people);
  const tokens = clientTokens(platform.pool, platform.casework.now);
  clientSession(http, tokens);
  healthRoutes(http, platform);
  logRoutes(http, platform);
  for (const line of [platform.exchange, platform.ratingLine]) if (line) exchangeRoutes(http, line);
  deskRoutes(http, platform);
  for (const area of parts.areas) area.routes?.(http, platform);
  figureRoutes(http, platform);
  drawRoutes(http, platform);
  administrationRoutes(http, platform, registers);
  anchorRoutes(http, platform.pool);
  clientRoutes(http, platform, tokens, citizens);
  if (parts.demo) ringRoute(http, platform);
  const https = parts.origin.startsWith("https:");
  const { origin, demo } = parts;
  const payments = await paymentsOf(parts, http, platform);
  portalRoutes(http, platform, { identity: people, demo, render, secrets, origin, citizens, https, payments, push });
  const sweep = async (): Promise<void> => {
    await Promise.all([citizens.codes.sweep(), citizens.sessions.sweep(), tokens.sweep()]);
  };
  return { http, payments, end, sweep };
}

/** Where fees are paid; a demonstration has a platform of its own, at which nothing is charged. */
async function paymentsOf({ demo, payments }: Parts, http: Http, platform: Platform): Promise<Payments | undefined> {
  const made = demo && !payments ? (await import("./demo/demoPayments.ts")).demoPayments() : undefined;
  made?.attach(http, platform);
  const used = payments ?? made?.payments;
  if (used) paymentRoutes(http, platform, used);
  return used;
}

function waitUntilReady(http: Http, ready: Promise<void> | undefined): void {
  if (!ready) return;
  let waiting = true;
  void ready.finally(() => {
    waiting = false;
  });
  http.addHook("onRequest", async (request) => {
    if (waiting && request.method !== "GET") await ready;
  });
}

/** The public pages as `npm run build` left them. */
async function loadPages(): Promise<RenderPage> {
  const built = join(import.meta.dirname, "../web/dist/server/server.js");
  try {
    const pages = (await import(built)) as { renderPage: RenderPage };
    return pages.renderPage;
  } catch (cause) {
    throw new Error("网页尚未构建，请先运行 npm run build / The pages are not built yet: run npm run build", { cause });
  }
}

async function keptSecret(pool: Pool): Promise<string> {
  await pool.query(
    "INSERT INTO settings (key, value) VALUES ('sessionSecret', to_jsonb($1::text)) ON CONFLICT DO NOTHING",
    [randomBytes(32).toString("base64url")],
  );
  const { rows } = await pool.query<{ value: string }>("SELECT value FROM settings WHERE key = 'sessionSecret'");
  return rows[0]?.value ?? "";
}
