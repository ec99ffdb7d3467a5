import ts from "typescript";
import { isTest, lineOf, parse, type SourceFile, walk } from "./SourceFile.ts";

/** Faults of a test file: no assertion at all, or tests left out for good (`skip`, `only`, `todo`, `fails`). */
export function emptyTests(file: SourceFile): string[] {
  if (!isTest(file)) return [];
  const faults: string[] = [];
  let asserts = 0;
  walk(parse(file), (node) => {
    if (ts.isCallExpression(node) && /^(expect|assert|fc\.assert)\b/u.test(node.expression.getText())) asserts++;
    if (
      ts.isPropertyAccessExpression(node) &&
      /^(test|it|describe)\b.*\.(skip|only|todo|fails)$/su.test(node.getText())
    )
      faults.push(`${file.path}:${lineOf(node)} uses ${node.getText()}`);
  });
  if (asserts === 0) faults.push(`${file.path} asserts nothing`);
  return faults;
}
