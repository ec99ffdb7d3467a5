import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A scanner for tests: the real daemon where the machine has one, else a stand-in that speaks its protocol. */
export interface Clamd {
  /** The path of its socket. */
  readonly address: string;
  readonly real: boolean;
  readonly stop: () => Promise<void>;
}

/** The test file of the anti-malware industry, put together here so that no scanner takes this source for one. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*"].join("");

const programs = ["/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd"];
const patience = 30_000;

/** Starts it in a folder of the test's own, with the EICAR file as the only thing it knows. Paths of sockets are short. */
export async function startClamd(folder: string): Promise<Clamd> {
  const address = join(folder, "clamd.sock");
  const program = programs.find((path) => existsSync(path));
  if (program) return startReal(program, folder, address);
  const server = standIn().listen(address);
  return { address, real: false, stop: () => new Promise((done) => server.close(() => done())) };
}

async function startReal(program: string, folder: string, address: string): Promise<Clamd> {
  const database = join(folder, "signatures");
  await mkdir(database, { recursive: true });
  const md5 = createHash("md5").update(eicar).digest("hex");
  await writeFile(join(database, "test.hdb"), `${md5}:${eicar.length}:Test.Eicar\n`);
  const settings = [
    "Foreground yes",
    `LocalSocket ${address}`,
    `DatabaseDirectory ${database}`,
    `TemporaryDirectory ${folder}`,
    `PidFile ${join(folder, "clamd.pid")}`,
    "SelfCheck 0",
    "MaxThreads 2",
  ];
  const configuration = join(folder, "clamd.conf");
  await writeFile(configuration, `${settings.join("\n")}\n`);
  const child = spawn(program, [`--config-file=${configuration}`], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await untilAnswered(child, address, () => said);
  return {
    address,
    real: true,
    stop: async () => {
      if (child.exitCode !== null) return;
      const gone = new Promise((done) => child.once("exit", done));
      child.kill();
      await gone;
    },
  };
}

async function untilAnswered(child: ChildProcess, address: string, said: () => string): Promise<void> {
  for (let waited = 0; waited < patience; waited += 50) {
    if (child.exitCode !== null) throw new Error(`clamd ended: ${said()}`);
    if (await answers(address)) return;
    await sleep(50);
  }
  child.kill();
  throw new Error(`clamd did not answer: ${said()}`);
}

const answers = (address: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(address, () => {
      socket.destroy();
      done(true);
    }).on("error", () => done(false));
  });

const command = Buffer.from("zINSTREAM\0");

/** INSTREAM as clamd answers it: anything else than the protocol, byte for byte, is an error. */
const standIn = (): Server =>
  createServer((socket: Socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const answer = answerTo(received);
      if (answer !== undefined) socket.end(`${answer}\0`);
    });
  });

/** Undefined until everything has come. */
function answerTo(received: Buffer): string | undefined {
  const begun = received.subarray(0, command.length);
  if (!command.subarray(0, begun.length).equals(begun)) return "UNKNOWN COMMAND";
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0)
      return Buffer.concat(chunks).toString("latin1") === eicar ? "stream: Test.Eicar FOUND" : "stream: OK";
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
