import { type Measure, requestMeasures } from "@wuxing/areas/hotline";
import { ratingMeasures } from "@wuxing/areas/ratings";

/** Everything that requests are counted by, over the areas. */
export const measures: Readonly<Record<MeasureKey, Measure>> = { ...requestMeasures, ...ratingMeasures };
export type MeasureKey = keyof typeof requestMeasures | keyof typeof ratingMeasures;
export const measureKeys = Object.keys(measures) as [MeasureKey, ...MeasureKey[]];
