const longest = 1600;
const quality = 0.8;

/**
 * A photo as it is sent: a JPEG of at most 1600 pixels a side, turned upright and without what the camera wrote into it
 * (place and device). Rejects where the browser cannot read the picture.
 */
export async function scalePhoto(file: Blob): Promise<ArrayBuffer> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  if (!blob) throw new Error("the picture could not be scaled");
  return blob.arrayBuffer();
}
