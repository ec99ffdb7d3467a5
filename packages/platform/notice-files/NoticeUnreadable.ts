import { type Text, t } from "@wuxing/kernel/text";

export type UnreadableCode =
  | "missing"
  | "empty"
  | "tooLarge"
  | "binary"
  | "legacyWord"
  | "pdf"
  | "brokenDocx"
  | "encoding"
  | "noChinese";

/** A file that is no readable notice. `reason` says what is wrong and what to do, in both languages. */
export class NoticeUnreadable extends Error {
  readonly code: UnreadableCode;
  readonly reason: Text;
  constructor(code: UnreadableCode, detail = "") {
    const reason = reasons[code](detail);
    super(reason.en);
    this.name = "NoticeUnreadable";
    this.code = code;
    this.reason = reason;
  }
}

/** The most bytes that a notice file may have. */
export const largestNotice = 20 * 1024 * 1024;

const reasons: Readonly<Record<UnreadableCode, (detail: string) => Text>> = {
  missing: (detail) =>
    t(`读不到文件“${detail}”，请核对路径和权限`, `The file “${detail}” cannot be read: check its path and permissions`),
  empty: () => t("文件是空的，请换一份有正文的文件", "The file is empty: give one that holds the notice's text"),
  tooLarge: () =>
    t(
      "文件超过 20 MB，请只保留正文（去掉图片）后再试",
      "The file is larger than 20 MB: keep only the text (remove pictures) and try again",
    ),
  binary: () =>
    t(
      "这不是文字文件，请另存为 .docx、.txt 或网页后再试",
      "This is not a text file: save it as .docx, .txt or a web page and try again",
    ),
  legacyWord: () =>
    t(
      "这是旧版 .doc 文件，请在 Word 或 WPS 中另存为 .docx 后再试",
      "This is an old .doc file: save it as .docx in Word or WPS and try again",
    ),
  pdf: () =>
    t(
      "这是 PDF 文件，请复制其中的文字存为 .txt 后再试",
      "This is a PDF file: copy its text into a .txt file and try again",
    ),
  brokenDocx: () =>
    t(
      "这份 .docx 文件已损坏或不是 Word 文档，请重新保存后再试",
      "This .docx file is broken or no Word document: save it again and try again",
    ),
  encoding: () =>
    t("认不出文字编码，请另存为 UTF-8 后再试", "The text's encoding is not known: save it as UTF-8 and try again"),
  noChinese: () =>
    t(
      "文件里没有中文，不像是通知；请换一份有正文的文件，或另存为 UTF-8 后再试",
      "There is no Chinese text in the file: give one that holds the notice's text, or save it as UTF-8 and try again",
    ),
};
