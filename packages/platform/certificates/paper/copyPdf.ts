import { Worker } from "node:worker_threads";
import type { CertificateCopy } from "./CertificateCopy.ts";

/**
 * The PDF (A4) of a copy. It is made in a thread that ends with it: fonts and the library take tens of megabytes, which
 * a server that rests does not keep.
 */
export function copyPdf(copy: CertificateCopy): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./copyPdfMain.ts", import.meta.url), { workerData: copy });
    worker.once("message", (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the copy was not made")));
  });
}
