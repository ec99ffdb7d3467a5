import { posix } from "node:path";
import ts from "typescript";
import { lineOf, parse, type SourceFile, walk } from "./SourceFile.ts";

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path from the root where it is a file of the project; else the name of a package, or `node:` and a module. */
  readonly target: string;
  /** Whether it is gone when the program runs. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Every import, re-export, dynamic import and import type of a file. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  walk(parse(file), (node) => {
    const name = specifierOf(node);
    if (name === undefined) return;
    found.push({ specifier: name, target: resolve(file.path, name), typeOnly: isTypeOnly(node), line: lineOf(node) });
  });
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  const literal =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  return literal && ts.isStringLiteralLike(literal) ? literal.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly || allTypes(node.exportClause);
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  return phaseModifier === ts.SyntaxKind.TypeKeyword || (!name && allTypes(namedBindings));
}

function allTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (!bindings || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string): string {
  const bare = specifier.replace(/\?.*$/u, "");
  if (bare.startsWith(".")) return posix.normalize(posix.join(posix.dirname(from), bare));
  const own = /^@wuxing\/([^/]+)(?:\/(.+))?$/u.exec(bare);
  if (!own) return packageName(bare);
  const [, name = "", rest] = own;
  const home = ["web", "server", "cli"].includes(name) ? `apps/${name}` : `packages/${name}`;
  if (rest === undefined) return `${home}/index.ts`;
  return /\.(vue|css)$/u.test(rest) ? `${home}/${rest}` : `${home}/${rest}/index.ts`;
}

function packageName(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
