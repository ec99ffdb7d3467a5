import { createHash } from "node:crypto";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { askPeer } from "./askPeer.ts";
import { type Attachment, longestFile, partAnswer } from "./attachment.ts";
import type { ExchangeParts } from "./Exchange.ts";
import { statementOf } from "./statement.ts";

/**
 * The content of a file that a message of the peer named, asked for part by part. Throws Refusal where it cannot be had for
 * good: gone, too large, or another than was signed for; any other error means: the same again later.
 */
export async function fetchFile(
  parts: Pick<ExchangeParts, "settings" | "ask" | "now">,
  message: string,
  { id, size, sha256 }: Attachment,
): Promise<Buffer> {
  if (size > longestFile) throw new Refusal("tooLarge", t("超过 20 MB", "larger than 20 MB"));
  const got: Buffer[] = [];
  for (let from = 0; from < size; ) {
    const question = statementOf(parts.settings, parts.now(), { message, file: id, from });
    const answer = await askedAgain(() => askPeer(parts, "files", question, partAnswer));
    if ("none" in answer) {
      if (answer.none === "later") throw new Error("the peer has the file scanned first");
      throw new Refusal("notFound", t("对方已没有这个文件", "the sender has it no more"));
    }
    const part = Buffer.from(answer.content, "base64url");
    if (part.length === 0) break;
    got.push(part);
    from += part.length;
  }
  const content = Buffer.concat(got);
  if (content.length === size && createHash("sha256").update(content).digest("hex") === sha256) return content;
  throw new Refusal("refused", t("内容与签名的摘要不符", "its content is not the one signed for"));
}

/** A part is asked for again at once where a word was lost, so that a long file does not begin anew for each. */
const tries = 4;

async function askedAgain<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (let left = tries - 1; left > 0; left--) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
  }
  return ask();
}
