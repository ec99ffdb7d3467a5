import { randomUUID } from "node:crypto";
import { placeOf } from "@wuxing/kernel/dispatch";
import type { Actor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { City } from "@wuxing/platform/city";
import { z } from "zod";
import { openRequestCase } from "../intake.ts";
import { cityCode } from "./jurisdiction.ts";
import { notProvided, Open311Fault, unknownValue } from "./Open311Fault.ts";
import { isService, otherService, serviceName } from "./services.ts";

const given = z.union([z.string(), z.number()]).nullish();

/** The body of POST requests: form fields are strings, JSON may have numbers and null; anything else is overlooked. */
export const newRequestBody = z.looseObject({
  jurisdiction_id: given,
  service_code: given,
  lat: given,
  long: given,
  address_string: given,
  address_id: given,
  description: given,
  email: given,
  first_name: given,
  last_name: given,
  phone: given,
  media_url: given,
  device_id: given,
  account_id: given,
  attribute: z.record(z.string(), z.unknown()).nullish(),
});
export type NewRequestBody = z.output<typeof newRequestBody>;

/** A program without a token; it never acts as the person whose cookie may come along. */
const unnamed: Actor = { kind: "client", id: "open311", posts: [] };

/** Opens a case for a request of an Open311 client. Gives its number. Throws Open311Fault or Refusal. */
export async function takeRequest(platform: Platform, body: NewRequestBody, client = unnamed): Promise<string> {
  const service = said(body.service_code);
  if (!service) throw notProvided("service_code");
  if (!isService(service)) throw unknownValue("service_code", service);
  const address = said(body.address_string);
  const location = locationOf(body);
  const addressId = said(body.address_id);
  if (!address && !location && !addressId) throw notProvided("lat & long, address_string, address_id");
  const outcome = await openRequestCase(
    platform,
    client,
    randomUUID(),
    {
      text: textOf(body, service, address),
      division: divisionOf(platform.city, body, addressId, address),
      topic: service === otherService ? undefined : service,
      channel: "open311",
      publish: attributeOf(body, "publish") === "true",
      ...(address ? { place: address } : {}),
      ...(location ? { location } : {}),
    },
    { name: nameOf(body), phone: said(body.phone) },
  );
  return outcome.case.number;
}

const said = (value: string | number | null | undefined): string | undefined => String(value ?? "").trim() || undefined;

/** `attribute[code]=value` of a form, or `attribute: {code: value}` of JSON. */
function attributeOf(body: NewRequestBody, code: string): string | undefined {
  const value = body[`attribute[${code}]`] ?? body.attribute?.[code];
  return value === undefined || value === null ? undefined : String(value).trim();
}

function locationOf(body: NewRequestBody): { lat: number; long: number } | undefined {
  const [lat, long] = [said(body.lat), said(body.long)];
  if (lat === undefined && long === undefined) return undefined;
  if (lat === undefined || long === undefined) throw notProvided(lat === undefined ? "lat" : "long");
  const point = { lat: Number(lat), long: Number(long) };
  if (Math.abs(point.lat) <= 90 && Math.abs(point.long) <= 180) return point;
  throw new Open311Fault(400, t("lat、long 应为 WGS84 经纬度", "lat and long must be degrees of WGS84"));
}

function divisionOf(
  city: City,
  body: NewRequestBody,
  addressId: string | undefined,
  address: string | undefined,
): string {
  const code = attributeOf(body, "division") ?? addressId;
  if (code && city.divisions.some((division) => division.code === code)) return code;
  return (address && placeOf(address, city.divisions)?.code) || cityCode(city);
}

/** The standard lets the description be absent; the service and the place then say what it is about. */
function textOf(body: NewRequestBody, service: string, address: string | undefined): string {
  const text = said(body.description) ?? [serviceName(service).zh, address].filter(Boolean).join("：");
  const media = said(body.media_url);
  if (!media) return text;
  if (/^https?:\/\//u.test(media) && URL.canParse(media)) return `${text}\n图片链接：${media}`;
  throw new Open311Fault(400, t("media_url 应为 http(s) 网址", "media_url must be an http(s) address"));
}

/** Chinese names are written family name first, without a space. */
function nameOf(body: NewRequestBody): string | undefined {
  const [last, first] = [said(body.last_name), said(body.first_name)];
  if (!last || !first) return last ?? first;
  return /\p{Script=Han}/u.test(last + first) ? last + first : `${first} ${last}`;
}
