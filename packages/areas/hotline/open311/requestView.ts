import { maskText } from "@wuxing/kernel/views";
import type { City } from "@wuxing/platform/city";
import { requestProcedure } from "../procedure.ts";
import type { PublicRow } from "./queries.ts";
import { type Language, otherService, serviceName } from "./services.ts";
import { w3c } from "./w3c.ts";

/** About a hundred metres: a published point shows the street, not the door. */
const coarse = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** A request as GeoReport v2 shows it to anybody. */
export function requestView(city: Pick<City, "unit" | "division">, row: PublicRow, language: Language) {
  const code = row.topic ?? otherService;
  const state = requestProcedure.states[row.state];
  const stateTitle = state?.title[language] ?? row.state;
  const division = shownDivision(row);
  const address = division ? city.division(division).name[language] : null;
  return {
    service_request_id: row.number,
    status: row.closed_at === null ? "open" : "closed",
    status_notes: row.answer ? `${stateTitle}：${maskText(row.answer)}` : stateTitle,
    service_name: serviceName(code)[language],
    service_code: code,
    description: row.text === null ? null : maskText(row.text),
    agency_responsible: row.unit ? city.unit(row.unit).name[language] : null,
    service_notice: null,
    requested_datetime: w3c(row.opened_at),
    updated_datetime: w3c(row.closed_at ?? row.updated_at),
    expected_datetime: row.expected_at === null ? null : w3c(row.expected_at),
    address: row.place ? `${maskText(row.place)}，${address ?? ""}`.replace(/，$/u, "") : address,
    address_id: division,
    zipcode: null,
    lat: row.lat === null ? null : coarse(row.lat),
    long: row.long === null ? null : coarse(row.long),
    media_url: null,
  };
}

/** Unpublished, the county is all that is said of the place, and not even that of a report of wrongdoing. */
function shownDivision({ division, published, kind }: PublicRow): string | null {
  if (published || division === null) return division;
  return kind === "report" ? null : division.slice(0, 6);
}
