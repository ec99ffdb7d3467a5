import { t } from "@wuxing/kernel/text";
import type { CommandRow } from "./Command.ts";

/** Every command of `wuxing`. Each has a file of its own, loaded when called, so that none waits for another's code. */
export const commands: readonly CommandRow[] = [
  {
    name: "notice",
    usage: "notice parse FILE",
    title: t(
      "读一份通知，输出其任务、责任单位、期限和目标（FILE 为 - 时读标准输入）",
      "Read a policy notice and print its tasks, units, due dates and goals (FILE - reads standard input)",
    ),
    load: async () => (await import("./commands/notice.ts")).notice,
  },
  {
    name: "dispatch",
    usage: "dispatch train FILE… --model OUT | dispatch classify --model M < MESSAGES",
    title: t(
      "从已分类的诉求（JSONL）学习分类，写成模型文件；或按模型给诉求分类，说明依据的词",
      "Learn topics from labelled messages (JSONL) and write a model; or tell the topics of messages, with the words that decided",
    ),
    load: async () => (await import("./commands/dispatch.ts")).dispatch,
  },
  {
    name: "draw",
    usage: "draw verify FILE [POLICY]",
    title: t(
      "离线核对一次抽取的文件：逐步重算，说明哪些已证明、哪些没有",
      "Check the file of a draw by itself: replay it and say what is proven and what is not",
    ),
    load: async () => (await import("./commands/draw.ts")).draw,
  },
  {
    name: "serve",
    usage: "serve",
    title: t("启动服务，与 npm start 相同", "Start the server, as npm start does"),
    load: async () => (await import("./commands/serve.ts")).serve,
  },
  {
    name: "seed",
    usage: "seed",
    title: t("把演示城市和它的一年写入空数据库", "Write the demo city and its year into an empty database"),
    load: async () => (await import("./commands/seed.ts")).seed,
  },
  {
    name: "replay",
    usage: "replay",
    title: t("重放全部记录，与办件表逐列核对", "Replay all entries and compare them with the case rows"),
    load: async () => (await import("./commands/replay.ts")).replay,
  },
  {
    name: "anchors",
    usage: "anchors address | anchors deploy | anchors own ORIGIN ADDRESS | anchors verify LOG-URL VKEY|POLICY-FILE",
    title: t(
      "在联盟链上建锚定合约、指定日志的锚定人；或用链上的锚定核对一个日志",
      "Make the contract of anchors on a chain and name a log's owner; or hold a log against what the chain remembers of it",
    ),
    load: async () => (await import("./commands/anchors.ts")).anchors,
  },
  {
    name: "keys",
    usage: "keys new [VERSION] | keys rotate",
    title: t(
      "生成个人信息的主密钥；或换用最新的主密钥，重新包裹每个人的密钥",
      "Make a master key for personal data; or wrap every person's key anew by the newest master key",
    ),
    load: async () => (await import("./commands/keys.ts")).keys,
  },
  {
    name: "recovery",
    usage: "recovery USERNAME",
    title: t(
      "给工作人员开一个恢复链接，用来设新密码并重新设置第二步验证",
      "Make a link by which one of the staff sets a new password and a second factor anew",
    ),
    load: async () => (await import("./commands/recovery.ts")).recovery,
  },
  {
    name: "administrator",
    usage: "administrator USERNAME NAME UNIT UNIT-NAME DIVISION DIVISION-NAME",
    title: t(
      "登记第一位管理员（连同其单位和本市区划），输出设密码的链接",
      "Enter the first administrator, with the unit and the city's division, and print the link that sets the password",
    ),
    load: async () => (await import("./commands/administrator.ts")).administrator,
  },
  {
    name: "log",
    usage: "log key NAME | log verify",
    title: t(
      "生成公开日志的签名密钥；或把整本日志与数据库逐条核对",
      "Make a signing key of the public log; or check the whole log against the database",
    ),
    load: async () => (await import("./commands/log.ts")).log,
  },
  {
    name: "certificates",
    usage: "certificates key NAME",
    title: t("生成签发电子证照的密钥（ES256 和 SM2）", "Make a key that signs certificates (ES256 and SM2)"),
    load: async () => (await import("./commands/certificates.ts")).certificates,
  },
  {
    name: "receipt",
    usage: "receipt verify FILE… --log VKEY… | receipt verify FILE… --policy FILE",
    title: t(
      "离线验证一份回执：文件，或它的二维码的文字（不需要数据库和网络）",
      "Check a receipt offline: its file, or the text of its codes (needs no database and no network)",
    ),
    load: async () => (await import("./commands/receipt.ts")).receipt,
  },
  {
    name: "witness",
    usage: "witness key NAME FILE | witness --listen HOST:PORT --key FILE --log VKEY… --state FOLDER",
    title: t(
      "生成见证人的密钥；或运行一个见证人：日志只增不改时才为它作证（不需要数据库）",
      "Make a witness's key; or run a witness, which cosigns a log as long as it only grows (needs no database)",
    ),
    load: async () => (await import("./commands/witness.ts")).witness,
  },
  {
    name: "cti",
    usage: "cti --listen PORT --server URL --client ID --secret FILE",
    title: t(
      "在话务平台旁边运行：接收来电事件，带令牌转给本系统（不需要数据库）",
      "Run beside a telephone exchange: take its calls and pass them on with a token (needs no database)",
    ),
    load: async () => (await import("./commands/cti.ts")).cti,
  },
];
