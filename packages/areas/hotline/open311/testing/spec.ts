import { z } from "zod";
import { extendedStatuses } from "../extendedStatus.ts";

/** GeoReport v2 and FixMyStreet's extension as strict schemas: no field more, none less, no other type. */
const w3c = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/u);
const words = z.string().nullable();

const service = z.strictObject({
  service_code: z.string().min(1),
  service_name: z.string().min(1),
  description: z.string(),
  metadata: z.boolean(),
  type: z.enum(["realtime", "batch", "blackbox"]),
  keywords: z.string(),
  group: z.string(),
});
const attribute = z.strictObject({
  variable: z.boolean(),
  code: z.string(),
  datatype: z.enum(["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]),
  required: z.boolean(),
  datatype_description: words,
  order: z.int().min(1),
  description: z.string(),
  values: z.array(z.strictObject({ key: z.string(), name: z.string() })).optional(),
});
const request = z.strictObject({
  service_request_id: z.string().min(1),
  status: z.enum(["open", "closed"]),
  status_notes: words,
  service_name: z.string(),
  service_code: z.string(),
  description: words,
  agency_responsible: words,
  service_notice: words,
  requested_datetime: w3c,
  updated_datetime: w3c,
  expected_datetime: w3c.nullable(),
  address: words,
  address_id: words,
  zipcode: words,
  lat: z.number().nullable(),
  long: z.number().nullable(),
  media_url: words,
});
const update = z.strictObject({
  update_id: z.string().min(1),
  service_request_id: z.string().min(1),
  status: z.enum(extendedStatuses),
  updated_datetime: w3c,
  description: z.string().min(1),
  media_url: z.string(),
});

export const spec = {
  services: z.array(service).min(1),
  definition: z.strictObject({ service_code: z.string(), attributes: z.array(attribute) }),
  requests: z.array(request).min(1),
  updates: z.array(update).min(1),
  errors: z.array(z.strictObject({ code: z.int(), description: z.string().min(1) })).min(1),
};
