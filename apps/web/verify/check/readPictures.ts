import type { Given } from "./Given.ts";
import { finding } from "./Report.ts";

/** What browsers bring to read codes (WICG Shape Detection); some have none. */
interface Detector {
  detect(picture: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector;

/** How PNG, JPEG and WebP files begin. */
const beginnings = ["89504e47", "ffd8ff", "52494646"];

/** Puts the texts of the QR codes in a picture in its place, one a line; all other files stay as they are. */
export function readPictures(given: readonly Given[]): Promise<Given[]> {
  const known = (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector;
  return Promise.all(given.map((one) => (isPicture(one.bytes) ? readPicture(one, known) : one)));
}

function isPicture(bytes: Uint8Array): boolean {
  const start = Array.from(bytes.slice(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return beginnings.some((beginning) => start.startsWith(beginning));
}

async function readPicture(given: Given, known: DetectorClass | undefined): Promise<Given> {
  if (!known) return { ...given, trouble: cannot };
  try {
    const picture = await createImageBitmap(new Blob([new Uint8Array(given.bytes)]));
    const codes = await new known({ formats: ["qr_code"] }).detect(picture);
    const text = codes.map(({ rawValue }) => rawValue).join("\n");
    return text === "" ? { ...given, trouble: noCode } : { ...given, bytes: new TextEncoder().encode(text) };
  } catch {
    // A broken picture, or a browser that has the reader in name only.
    return { ...given, trouble: noCode };
  }
}

const cannot = finding(
  "open",
  "这个浏览器不能读图片里的二维码：请用手机的扫码功能扫出文字，粘贴到上面的框里；或放入回执文件",
  "This browser cannot read codes in pictures: scan the code with a phone and paste the text above, or put in the receipt's file",
);
const noCode = finding(
  "open",
  "图片里没有读出二维码：请正对着、拍完整、拍清楚再放进来；或把扫码得到的文字粘贴到上面的框里",
  "No code could be read in the picture: take it straight, whole and sharp; or scan the code and paste the text above",
);
