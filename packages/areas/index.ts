import type { Area } from "@wuxing/platform/area";
import { applications } from "./applications/index.ts";
import { appointments } from "./appointments/index.ts";
import { attached } from "./attached/index.ts";
import { certificates } from "./certificates/index.ts";
import { extensions } from "./extensions/index.ts";
import { hotline } from "./hotline/index.ts";
import { inspections } from "./inspections/index.ts";
import { items } from "./items/index.ts";
import { knowledge } from "./knowledge/index.ts";
import { oversight } from "./oversight/index.ts";
import { policies } from "./policies/index.ts";
import { ratings } from "./ratings/index.ts";
import { supervision } from "./supervision/index.ts";
import { workPoints } from "./work-points/index.ts";

/** Every service area of the city: the only file that names them all. */
export const areas: readonly Area[] = [
  hotline,
  workPoints,
  ratings,
  extensions,
  inspections,
  supervision,
  oversight,
  knowledge,
  attached,
  items,
  certificates,
  appointments,
  applications,
  policies,
];
