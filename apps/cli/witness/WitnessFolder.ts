import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseCheckpoint } from "@wuxing/tlog/checkpoint";
import { parseNote } from "@wuxing/tlog/note";
import type { Cosigned, WitnessStore } from "@wuxing/tlog/witness";

/** How many refused requests are kept as evidence, so that a log cannot fill the disk. */
const mostEvidence = 1000;

/** The name under which a witness serves and keeps what it knows of a log: the SHA-256 of its origin in hex. */
export const originHash = (origin: string): string => createHash("sha256").update(origin).digest("hex");

/**
 * A witness's memory in a folder: of each log one file, the latest cosigned checkpoint, named by the hash of its origin
 * and a number that rises by one each time. The next number is taken by a hard link, which fails where it is taken: so
 * two processes over one folder cannot both go on from the same checkpoint, and a process killed at any moment leaves the
 * one before or the one after.
 */
export class WitnessFolder implements WitnessStore {
  readonly #folder: string;
  readonly #numbers = new WeakMap<Cosigned, number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async latest(origin: string): Promise<Cosigned | undefined> {
    const hash = originHash(origin);
    for (;;) {
      const number = (await this.#numbersOf(hash)).at(-1);
      if (number === undefined) return undefined;
      const note = await this.#read(`${hash}.${number}`);
      // Another process put the next in its place in between.
      if (note === undefined) continue;
      const { size, root } = parseCheckpoint(parseNote(note).text);
      const cosigned = { size, root, note };
      this.#numbers.set(cosigned, number);
      return cosigned;
    }
  }

  async replace(origin: string, before: Cosigned | undefined, next: Cosigned): Promise<boolean> {
    const hash = originHash(origin);
    const number = before ? this.#numbers.get(before) : 0;
    if (number === undefined) throw new Error("what is replaced must be what latest() gave");
    if (!(await this.#take(`${hash}.${number + 1}`, next.note))) return false;
    const numbers = await this.#numbersOf(hash);
    // The number was free again because others had long gone past it.
    if (numbers.some((other) => other > number + 1)) {
      await rm(join(this.#folder, `${hash}.${number + 1}`), { force: true });
      return false;
    }
    await this.#sync(this.#folder);
    for (const old of numbers) if (old <= number) await rm(join(this.#folder, `${hash}.${old}`), { force: true });
    return true;
  }

  /** Keeps a request that a log signed and that was refused: it may prove that the log was forked. */
  async keepEvidence(body: Uint8Array): Promise<void> {
    const folder = join(this.#folder, "refused");
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length >= mostEvidence) return;
    const file = await open(join(folder, createHash("sha256").update(body).digest("hex")), "w");
    try {
      await file.writeFile(body);
    } finally {
      await file.close();
    }
  }

  /** Writes a file durably and gives it a name that must be free; false where it is not. */
  async #take(name: string, text: string): Promise<boolean> {
    const draft = join(this.#folder, `${randomUUID()}.draft`);
    try {
      const file = await open(draft, "wx");
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await link(draft, join(this.#folder, name));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async #numbersOf(hash: string): Promise<number[]> {
    const names = (await readdir(this.#folder)).filter((name) => name.startsWith(`${hash}.`));
    return names.map((name) => Number(name.slice(hash.length + 1))).sort((a, b) => a - b);
  }

  async #read(name: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.#folder, name), "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Makes the names of a folder durable. */
  async #sync(folder: string): Promise<void> {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
