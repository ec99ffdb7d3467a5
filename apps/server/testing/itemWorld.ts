import { randomUUID } from "node:crypto";
import { saveItems } from "@wuxing/areas/seed";
import { type Item, itemSchema } from "@wuxing/platform/items";
import { openPool, transaction } from "@wuxing/platform/postgres";
import { signedIn, type TestServer, testServer } from "../testServer.ts";

const staff = ["officer-scj", "head-scj", "officer-wjw", "coordinator1"] as const;

/** A server with the demo's catalogue and staff signed in, and what a test of items does again and again. */
export class ItemWorld {
  readonly server: TestServer;
  readonly #cookies = new Map<string, string>();

  private constructor(server: TestServer) {
    this.server = server;
  }

  static async open(): Promise<ItemWorld> {
    const world = new ItemWorld(await testServer());
    const owner = openPool(world.server.database.url, { max: 1 });
    await transaction(owner, (client) => saveItems(client, world.server.platform.city));
    await owner.end();
    for (const username of staff) world.#cookies.set(username, await signedIn(world.server, username));
    return world;
  }

  /** The headers of somebody of the staff; of nobody where no name is given. */
  headersOf = (username = ""): { readonly cookie?: string } => {
    const cookie = this.#cookies.get(username);
    return cookie ? { cookie } : {};
  };

  get = (url: string, username = "") => this.server.http.inject({ url, headers: this.headersOf(username) });

  post = (url: string, username: string, payload: object) =>
    this.server.http.inject({ method: "POST", url, payload, headers: this.headersOf(username) });

  /** Takes an action on a case. */
  act = (number: string, action: string, username: string, input: object, more: object = {}) =>
    this.post(`/api/cases/${number}/actions/${action}`, username, { input, commandId: randomUUID(), ...more });

  /** Drafts a revision of a unit's items; it waits for its review unless `more` says otherwise. */
  draft = (username: string, unit: string, more: object) =>
    this.post("/api/item-revisions", username, { unit, because: "流程压缩", commandId: randomUUID(), ...more });

  /** The newest version of an item, which the next one is drafted on. */
  newest = async (code: string): Promise<Item> => {
    const [{ version }] = (await this.get(`/api/items/${code}`)).json().versions;
    return itemSchema.parse((await this.get(`/api/items/${code}/versions/${version}`)).json().item);
  };

  /** Publishes a change of an item by two people, in force from a day. */
  publish = async (unit: string, from: string, changes: { items?: readonly Item[]; ended?: readonly string[] }) => {
    const drafted = await this.draft("coordinator1", unit, changes);
    const { number } = drafted.json<{ number: string }>();
    return this.act(number, "publish", "head-scj", { from });
  };

  /** A unit's items as they are exported. */
  itemsOf = async (unit: string): Promise<Item[]> =>
    (await this.get(`/api/item-files/export?format=json&unit=${unit}`, "officer-scj"))
      .json<unknown[]>()
      .map((item) => itemSchema.parse(item));

  /** Sends a file to be imported. */
  send = async (what: "item-files" | "item-bundle-files", file: Sent, username: string, trial: boolean) => {
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(file.bytes)]), file.name);
    const sent = new Response(form);
    return this.server.http.inject({
      ...{
        method: "POST",
        url: `/api/${what}/import?commandId=${randomUUID()}${trial ? "&trial=1" : ""}${file.more ?? ""}`,
      },
      headers: { ...this.headersOf(username), "content-type": sent.headers.get("content-type") ?? "" },
      payload: Buffer.from(await sent.arrayBuffer()),
    });
  };
}

interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** More of the address's query. */
  readonly more?: string;
}
