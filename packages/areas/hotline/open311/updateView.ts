import { maskText } from "@wuxing/kernel/views";
import { requestProcedure } from "../procedure.ts";
import { extendedStatus } from "./extendedStatus.ts";
import type { Language } from "./services.ts";
import type { UpdateRow } from "./updateQueries.ts";
import { w3c } from "./w3c.ts";

/** A step as FixMyStreet's extension shows it: the state in its words, and what was said or else what the state is called. */
export function updateView({ number, seq, at, state, solved, said }: UpdateRow, language: Language) {
  return {
    update_id: `${number}/${seq}`,
    service_request_id: number,
    status: extendedStatus(state, solved),
    updated_datetime: w3c(at),
    description: said ? maskText(said) : (requestProcedure.states[state]?.title[language] ?? state),
    media_url: "",
  };
}
