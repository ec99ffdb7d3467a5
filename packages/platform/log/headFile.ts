import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * The newest checkpoint, kept in a file beside the database: after an older copy of the database was restored it shows
 * that more had been signed. Written after the transaction of the checkpoint, so it is never ahead of the database.
 */
export interface HeadFile {
  /** Undefined where there is no file. Rejects with the system's error where there is one that may not be read. */
  readonly read: () => Promise<string | undefined>;
  /** Puts a checkpoint in the place of the one before, which it must have grown out of (`checkHistory`). */
  readonly write: (note: string) => Promise<void>;
}

export const headFile = (path: string): HeadFile => ({
  read: async () => {
    try {
      return await readFile(path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  },
  write: async (note) => {
    await mkdir(dirname(path), { recursive: true });
    const fresh = `${path}.${process.pid}`;
    const file = await open(fresh, "w");
    try {
      await file.writeFile(note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  },
});
