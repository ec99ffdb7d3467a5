import { jpegWithoutMetadata } from "./jpegWithoutMetadata.ts";
import { pngWithoutMetadata } from "./pngWithoutMetadata.ts";
import { webpWithoutMetadata } from "./webpWithoutMetadata.ts";

const kinds: Readonly<Record<string, (picture: Buffer) => Buffer>> = {
  "image/jpeg": jpegWithoutMetadata,
  "image/png": pngWithoutMetadata,
  "image/webp": webpWithoutMetadata,
};

/** How what a camera wrote beside a picture (position, time, camera) is taken out; undefined for what is no such picture. The picture itself is not drawn anew. */
export const withoutMetadata = (mediaType: string): ((picture: Buffer) => Buffer) | undefined => kinds[mediaType];
