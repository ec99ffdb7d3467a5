/** A file on its way by pieces (tus 1.0), as its line of the list tells of it. */
export interface Sending {
  readonly file: File;
  /** Field of the form, and what of the form says whose draft it is. */
  readonly field: string;
  readonly words: Readonly<Record<string, string>>;
  /** Where uploads are begun. */
  readonly address: string;
  readonly onShare: (share: number) => void;
  /** The line is cut; it goes on by itself. */
  readonly onCut: () => void;
}

/** `there`: the server has it, as `file`. `refused`: for good, with why. `signedOut`: it may be sent again. `cut`: no line for long. */
export type Sent =
  | { readonly how: "there"; readonly file: string | null }
  | { readonly how: "cut" }
  | { readonly how: "refused" | "signedOut"; readonly answer: string };

const pieceSize = 512 * 1024;
/** Tries without a byte more; waiting longer each time, about three minutes. */
const patience = 9;

/** Sends a file from where the server has it; what was cut goes on by itself until too many tries brought nothing. */
export async function sendResumably(sending: Sending): Promise<Sent> {
  const print = await printOf(sending.file);
  const alone = "locks" in navigator ? navigator.locks : undefined;
  const send = () => pieces(sending, print);
  // Of two windows with the same file one waits, and then finds it there.
  return alone ? alone.request(`wuxing-upload ${sending.address} ${sending.field} ${print}`, send) : send();
}

async function pieces(sending: Sending, print: string): Promise<Sent> {
  let place: string | null = null;
  let offset = 0;
  for (let vain = 0; vain < patience; ) {
    const answer: XMLHttpRequest = await (place === null ? begin(sending, print) : ask("HEAD", place));
    const end = endOf(answer);
    if (end) return end;
    if (answer.status === 404 || answer.status === 410) place = null;
    // 0: no answer at all.
    if (answer.status >= 200 && answer.status < 300) {
      place ??= answer.getResponseHeader("location");
      offset = Number(answer.getResponseHeader("upload-offset"));
      sending.onShare(offset / sending.file.size);
      const sent = place === null ? undefined : await goOn(sending, place, offset);
      if (sent && "how" in sent) return sent;
      if (sent && sent.offset > offset) vain = 0;
    }
    sending.onCut();
    await lineOrTime(1000 * 2 ** Math.min(vain++, 5));
  }
  return { how: "cut" };
}

/** Piece after piece until all is there, or one is cut: then how far it came. */
async function goOn(
  { file, onShare }: Sending,
  place: string,
  from: number,
): Promise<Sent | { readonly offset: number }> {
  for (let offset = from; ; ) {
    const piece = file.slice(offset, offset + pieceSize);
    const answer = await ask("PATCH", place, { "upload-offset": String(offset) }, piece, (loaded) =>
      onShare((offset + loaded) / file.size),
    );
    const end = endOf(answer);
    if (end) return end;
    if (answer.status >= 300 || answer.status === 0) return { offset };
    offset = Number(answer.getResponseHeader("upload-offset"));
    onShare(offset / file.size);
    if (offset >= file.size) return { how: "there", file: answer.getResponseHeader("upload-file") };
  }
}

/** What ends it: a refusal. A cut line, an overloaded server, another place of the file end nothing. */
function endOf({ status, responseText }: XMLHttpRequest): Sent | undefined {
  if (status === 401 || status === 403) return { how: "signedOut", answer: responseText };
  const goesOn = status === 0 || status < 300 || status >= 500 || [404, 409, 410, 429].includes(status);
  return goesOn ? undefined : { how: "refused", answer: responseText };
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

function begin({ file, field, words, address }: Sending, print: string): Promise<XMLHttpRequest> {
  const said = { ...words, filename: file.name, field, print };
  const metadata = Object.entries(said).map(([key, value]) => `${key} ${base64(value)}`);
  return ask("POST", address, { "upload-length": String(file.size), "upload-metadata": metadata.join(",") });
}

function ask(
  method: string,
  address: string,
  headers: Readonly<Record<string, string>> = {},
  body: Blob | null = null,
  onLoaded?: (loaded: number) => void,
): Promise<XMLHttpRequest> {
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    if (onLoaded) request.upload.onprogress = ({ loaded }) => onLoaded(loaded);
    request.onloadend = () => resolve(request);
    request.open(method, address);
    request.setRequestHeader("tus-resumable", "1.0.0");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (method === "PATCH") request.setRequestHeader("content-type", "application/offset+octet-stream");
    request.send(body);
  });
}

/** A while, or until the line is back. */
function lineOrTime(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
  });
}

/** Tells this content from another: its SHA-256 where the browser gives it, which is over https alone. */
async function printOf(file: File): Promise<string> {
  if (!globalThis.crypto?.subtle) return `${file.name} ${file.size} ${file.lastModified}`;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
