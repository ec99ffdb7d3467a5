import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { keyOfPerson, unseal } from "@wuxing/platform/personal";
import { phonePlace } from "./takeCallEvent.ts";

type Asked = Pick<Platform, "pool" | "casework">;

/** The number that a call came from, for the request that is taken from it: nobody is shown it. Throws Refusal. */
export async function phoneOfCall({ pool, casework }: Asked, id: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ person: string | null; sealed: Buffer | null }>(
    "SELECT person, sealed FROM calls WHERE id = $1",
    [id],
  );
  const [call] = rows;
  if (!call)
    throw new Refusal(
      "notFound",
      t("没有这个来电，请不带来电登记", "There is no such call; record it without the call"),
    );
  if (!call.person || !call.sealed) return undefined;
  const key = await keyOfPerson(casework.vault, pool, call.person);
  return unseal(key, phonePlace(id), call.sealed).toString();
}

/** Ties a call to the request that was taken from it: the first one stays. */
export async function tieCall({ pool }: Pick<Asked, "pool">, id: string, caseId: number): Promise<void> {
  await pool.query("UPDATE calls SET case_id = $2 WHERE id = $1 AND case_id IS NULL", [id, caseId]);
}
