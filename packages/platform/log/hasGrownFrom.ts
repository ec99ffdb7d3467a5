import type { Checkpoint } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import type { LogHead } from "./heads.ts";
import type { OpenTree } from "./openTree.ts";

/** Whether the tree of a checkpoint begins with that of another one, by what is stored now. */
export async function hasGrownFrom(
  openTree: OpenTree,
  head: LogHead | undefined,
  { size, root }: Pick<Checkpoint, "size" | "root">,
): Promise<boolean> {
  if (size === 0) return true;
  if (!head || head.size < size) return false;
  try {
    await (await openTree(head)).assertGrownFrom({ size, root: new Uint8Array(root) });
    return true;
  } catch (error) {
    if (error instanceof LogFault) return false;
    throw error;
  }
}
