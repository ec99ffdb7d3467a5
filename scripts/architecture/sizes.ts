import ts from "typescript";
import { lineOf, parse, type SourceFile, walk } from "./SourceFile.ts";

export const longestFile = 400;
export const longestFunction = 60;

/** A file that has grown too long. */
export function tooLong({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split("\n").length;
  return lines > longestFile ? [`${path} has ${lines} lines, at most ${longestFile} are allowed`] : [];
}

/** Functions that have grown too long; a `describe` is a heading over tests, not a function. */
export function longFunctions(file: SourceFile): string[] {
  const faults: string[] = [];
  walk(parse(file), (node) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || !node.body || isDescribe(node.parent)) return;
    const last = node.getSourceFile().getLineAndCharacterOfPosition(node.getEnd()).line + 1;
    const lines = last - lineOf(node) + 1;
    if (lines > longestFunction)
      faults.push(`${file.path}:${lineOf(node)} a function of ${lines} lines, at most ${longestFunction} are allowed`);
  });
  return faults;
}

function isDescribe(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /^describe\b/u.test(node.expression.getText());
}
