import { areas } from "@wuxing/areas";
import { openVault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { caseworkOf } from "../caseworkOf.ts";
import { configuration } from "../configuration.ts";
import { seedYear } from "./seedYear.ts";

// As the owner of the database: the server's role could not set the start of the numbers.
const pool = openPool(process.env.DATABASE_URL ?? "", { max: 2 });
const vault = await openVault(pool, configuration(process.env).personalKey);
const { casework, registers } = await caseworkOf(pool, vault, areas);
const seeded = await seedYear({ pool, casework, city: registers.city }, areas).catch((fault: { code?: string }) => {
  // Stopped with the server: nothing of it is there, and the next start begins anew.
  if (fault.code === "57P01") process.exit(1);
  throw fault;
});
await pool.end();
process.stdout.write(String(seeded));
