import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { transaction } from "@wuxing/platform/postgres";

type Db = Pick<Platform, "pool">["pool"];

/** The extension at which somebody sits; null where he sits at none. */
export async function seatOf(pool: Db, username: string): Promise<string | null> {
  const { rows } = await pool.query<{ extension: string }>("SELECT extension FROM seats WHERE username = $1", [
    username,
  ]);
  return rows[0]?.extension ?? null;
}

/** Sits down at a telephone until the session ends: whoever sat there no longer does, and the one he had is free. Throws Refusal. */
export async function takeSeat(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  { username, session }: { readonly username: string; readonly session: string },
  said: string,
) {
  const extension = said.normalize("NFKC").trim();
  if (!/^\d{1,10}$/u.test(extension))
    throw new Refusal("invalidInput", t("分机号不对", "The extension is wrong"), [
      {
        field: "extension",
        reason: t("请填话机上的分机号，1–10 位数字", "Give the extension of the telephone, 1 to 10 digits"),
      },
    ]);
  await transaction(pool, async (client) => {
    await client.query("DELETE FROM seats WHERE username = $1 OR extension = $2", [username, extension]);
    await client.query("INSERT INTO seats (extension, username, since, session_id) VALUES ($1, $2, $3, $4)", [
      ...[extension, username, casework.now(), session],
    ]);
  });
}

export async function leaveSeat(pool: Db, username: string): Promise<void> {
  await pool.query("DELETE FROM seats WHERE username = $1", [username]);
}
