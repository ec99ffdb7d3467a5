import { Refusal } from "@wuxing/kernel/procedure";
import { type PartAnswer, type PartQuestion, partLength } from "./attachment.ts";
import type { ExchangeParts } from "./Exchange.ts";

/** A part of a file for the peer, if a message to him named it; of files that none named nothing is told. */
export async function filePart(
  { pool, settings, files }: Pick<ExchangeParts, "pool" | "settings" | "files">,
  { message, file, from }: PartQuestion,
): Promise<PartAnswer> {
  const { rows } = await pool.query(
    "SELECT 1 FROM exchange_out WHERE peer = $1 AND id = $2 AND body->'attachments' @> $3::jsonb",
    [settings.peer, message, JSON.stringify([{ id: file }])],
  );
  if (rows.length === 0 || !files) return { none: "gone" };
  try {
    return { content: (await files.part(file, from, partLength)).toString("base64url") };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { none: fault.code === "conflict" ? "later" : "gone" };
  }
}
