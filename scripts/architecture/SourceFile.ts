import ts from "typescript";

/** A file of the project: its path from the root, with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export const isTest = ({ path }: SourceFile): boolean => path.endsWith(".test.ts");

/** In the folder of the pages, but run by Node: the build's configuration, the renderer, the tools that show samples. */
export const isTool = ({ path }: SourceFile): boolean =>
  /^apps\/web\/((vite|verify)\.config\.ts$|verify\/oneFile\.ts$|portal\/server\.ts$|(.*\/)?preview\/)/u.test(path);

/** Each file is parsed once, however many rules look at it. */
const parsed = new WeakMap<SourceFile, ts.SourceFile>();

/** The parsed program text of a .ts or .js file, or of the script blocks of a .vue file on their own lines; else nothing. */
export function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file) ?? parseText(file);
  parsed.set(file, known);
  return known;
}

function parseText({ path, text }: SourceFile): ts.SourceFile {
  const code = path.endsWith(".vue") ? scriptsOf(text) : /\.(ts|js)$/u.test(path) ? text : "";
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

/** Everything outside of the script blocks is blanked, so that line numbers stay. */
function scriptsOf(text: string): string {
  let [code, from] = ["", 0];
  for (const match of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gu)) {
    const start = match.index + match[0].indexOf(">") + 1;
    code += blank(text.slice(from, start)) + match[1];
    from = start + (match[1] ?? "").length;
  }
  return code;
}

const blank = (text: string): string => text.replace(/[^\n]/gu, " ");

/** Calls `visit` for every node of the tree, parents first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

export const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
