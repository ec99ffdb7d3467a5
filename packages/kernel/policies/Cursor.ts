import type { Text } from "@wuxing/kernel/text";

/** What cannot be understood, and where: `line` and `column` count from 1. */
export interface PolicyFault {
  readonly line: number;
  readonly column: number;
  readonly reason: Text;
}

/** Thrown within the parsers; what they give back is a list of faults. */
export class Misread extends Error {
  readonly at: number;
  readonly reason: Text;
  constructor(at: number, reason: Text) {
    super(reason.en);
    this.at = at;
    this.reason = reason;
  }
}

const written: readonly (readonly [RegExp, string])[] = [
  [/>=/gu, "≥ "],
  [/<=/gu, "≤ "],
  [/!=/gu, "≠ "],
  [/[（(]/gu, "（"],
  [/[）)]/gu, "）"],
  [/，|,/gu, "，"],
  [/％/gu, "%"],
  [/＞/gu, ">"],
  [/＜/gu, "<"],
  [/＝/gu, "="],
];

/** Reads a text from its beginning on. Each sign keeps its place, so a fault points at what was typed. */
export class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = written.reduce((so, [sign, by]) => so.replace(sign, by), text);
  }

  get rest(): string {
    return this.text.slice(this.at);
  }

  get done(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  skip(): void {
    while (/\s/u.test(this.text[this.at] ?? "")) this.at++;
  }

  /** Takes this word if it comes next. */
  take(word: string): boolean {
    this.skip();
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  /** Takes the first of these words that comes next; of two that begin alike the longer. */
  takeOne<Word extends string>(words: readonly Word[]): Word | undefined {
    return words.toSorted((a, b) => b.length - a.length).find((word) => this.take(word));
  }

  /** Takes what matches here; the expression must begin with `^`. */
  match(expression: RegExp): string | undefined {
    this.skip();
    const found = expression.exec(this.rest)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** A fault at what stands here, or where the text ends if nothing more does; or at an earlier place. */
  fault(reason: Text, at?: number): Misread {
    return new Misread(at ?? (this.done ? this.text.trimEnd().length : this.at), reason);
  }

  /** The word that stands here, for a fault to name. */
  get here(): string {
    this.skip();
    return /^[^\s（）、，：≥≤<>=≠]{1,16}/u.exec(this.rest)?.[0] ?? this.rest.slice(0, 1);
  }
}
