import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { openPool } from "@wuxing/platform/postgres";
import type { NewMessage } from "../Exchange.ts";

/** What the parent tells the peer's process. */
export interface PeerOrder {
  readonly post: readonly NewMessage[];
  /** Contents of files that the messages name, base64 by id; a peer that is killed forgets them. */
  readonly files: Readonly<Record<string, string>>;
}

export interface PeerParts {
  readonly databaseUrl: string;
  /** Where the peer finds us. */
  readonly cityUrl: string;
  readonly seed: string;
  readonly cityKeys: string;
}

/** The peer as a process of its own, which may be killed and started again on the same port. */
export interface Peer {
  readonly port: () => number;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  /** Lets it send these; resolves once they are durable with it. */
  readonly post: (messages: readonly NewMessage[], files?: PeerOrder["files"]) => Promise<void>;
}

export async function preparePeer({ databaseUrl, cityUrl, seed, cityKeys }: PeerParts): Promise<Peer> {
  const owner = openPool(databaseUrl, { max: 1 });
  await owner.query(
    `CREATE TABLE IF NOT EXISTS peer_heard (n bigint GENERATED ALWAYS AS IDENTITY, id uuid PRIMARY KEY, subject text, seq integer,
       kind text, body jsonb, enclosure jsonb, fetched jsonb);
     GRANT SELECT, INSERT ON peer_heard TO wuxing_server`,
  );
  await owner.end();
  let child: ChildProcess | undefined;
  let port = 0;
  return {
    port: () => port,
    start: async () => {
      const main = join(import.meta.dirname, "peerMain.ts");
      child = fork(main, [databaseUrl, String(port), cityUrl, seed, cityKeys], { execArgv: [] });
      const [told] = (await once(child, "message")) as [{ ready: number }];
      port = told.ready;
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    post: async (messages, files = {}) => {
      const posted = once(child as ChildProcess, "message");
      child?.send({ post: messages, files } satisfies PeerOrder);
      await posted;
    },
  };
}
