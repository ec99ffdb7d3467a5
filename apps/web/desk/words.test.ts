import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "vue/compiler-sfc";

const files = globSync("**/*.{ts,vue}", { cwd: import.meta.dirname })
  .filter((file) => !/preview|\.test\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(import.meta.dirname, file), "utf8") }));

const letters = /\p{L}{2,}/u;
const han = /\p{Script=Han}/u;
const spoken = new Set(["title", "alt", "placeholder", "aria-label", "label"]);

interface Node {
  readonly type: number;
  readonly tag?: string;
  readonly content?: unknown;
  readonly name?: string;
  readonly value?: { readonly content: string };
  readonly props?: readonly Node[];
  readonly children?: readonly unknown[];
}
const [text, attribute] = [2, 6];

/** Words that a template says in one language only. The names of keys are the same in both. */
function bareWords(node: Node): string[] {
  if (node.tag === "kbd") return [];
  const own =
    node.type === text && typeof node.content === "string" && letters.test(node.content) ? [node.content] : [];
  const attributes = (node.props ?? [])
    .filter(
      ({ type, name = "", value }) => type === attribute && spoken.has(name) && letters.test(value?.content ?? ""),
    )
    .map(({ value }) => value?.content ?? "");
  return [...own, ...attributes, ...(node.children ?? []).flatMap((child) => bareWords(child as Node))];
}

const calls = /\bt\(\s*(["'`])/g;
const pairs = /\bt\(\s*(["'`])((?:(?!\1)[\s\S])*)\1,\s*(["'`])((?:(?!\3)[\s\S])*)\3/g;

describe("every word of the desk", () => {
  it("is said in both languages where a template says it", () => {
    const said = files
      .filter(({ file }) => file.endsWith(".vue"))
      .flatMap(({ file, text: source }) => {
        const ast = parse(source).descriptor.template?.ast as unknown as Node | undefined;
        return ast ? bareWords(ast).map((word) => `${file}: ${word.trim()}`) : [];
      });
    expect(said).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  it("is a pair, Chinese first and no Chinese in the English", () => {
    const faults = files.flatMap(({ file, text: source }) => {
      const found = [...source.matchAll(pairs)].map(([, , zh = "", , en = ""]) => ({ zh, en }));
      const wrong = found
        .map(({ zh, en }) => ({ zh, en: en.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "") }))
        .filter(({ zh, en }) => (letters.test(en) && !han.test(zh)) || han.test(en))
        .map(({ zh, en }) => `${file}: ${zh} | ${en}`);
      const missed = [...source.matchAll(calls)].length - found.length;
      return missed ? [...wrong, `${file}: ${missed} without a pair`] : wrong;
    });
    expect(faults).toEqual([]);
  });
});
