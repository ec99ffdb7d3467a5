import { Refusal } from "@wuxing/kernel/procedure";
import type { FirmView } from "../../web/portal/views.ts";

/** What to say at the form; anything but a refusal, and what may not even be known of, goes on. */
export function formErrors(error: unknown, field: string): FirmView["errors"] {
  if (!(error instanceof Refusal) || error.code === "notFound") throw error;
  const errors = error.faults.map(({ field: at, reason }) => ({ field: at, message: reason }));
  return errors.length > 0 ? errors : [{ field, message: error.reason }];
}
