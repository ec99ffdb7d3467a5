import { importsOf } from "./importsOf.ts";
import { isTest, isTool, type SourceFile } from "./SourceFile.ts";

/** tlog ← kernel ← platform ← areas ← apps/server, apps/cli; kernel, tlog ← ui ← areas ← apps/web. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: ["tlog"],
  tlog: [],
  platform: ["kernel", "tlog"],
  ui: ["kernel", "tlog"],
  areas: ["kernel", "tlog", "platform", "ui"],
  web: ["kernel", "tlog", "ui", "areas"],
  server: ["kernel", "tlog", "platform", "areas", "web"],
  cli: ["kernel", "tlog", "platform", "areas", "server"],
};

/** What pure code may use of others' packages: `@noble/*` is arithmetic alone, without I/O, and runs in the browser. */
const purePackages: Readonly<Record<string, readonly string[]>> = {
  kernel: ["zod", "@noble/*", "fflate"],
  tlog: ["@noble/*"],
};

/** The layer a path belongs to; undefined for tools and tests of the whole (e2e, bench, scripts), which may see everything. */
export function layerOf(path: string): string | undefined {
  const [top, name = ""] = path.split("/");
  return (top === "packages" || top === "apps") && name in mayImport ? name : undefined;
}

/** Imports that go the wrong way, from area to area, or out of the pure core: one sentence each. */
export function wrongWay(file: SourceFile): string[] {
  const layer = layerOf(file.path);
  if (layer === undefined) return [];
  return importsOf(file).flatMap(({ specifier, target, line }) => {
    if (usesTestCity(file, target)) return [];
    const fault = directionFault(layer, file.path, target) ?? purityFault(layer, file, target);
    return fault === undefined ? [] : [`${file.path}:${line} imports ${specifier}: ${fault}`];
  });
}

/** Tests, and the tools that show samples, may use the test city and the test database wherever they lie. */
function usesTestCity(file: SourceFile, target: string): boolean {
  return (isTest(file) || isTool(file)) && target.startsWith("packages/platform/testing/");
}

function directionFault(layer: string, path: string, target: string): string | undefined {
  const other = layerOf(target);
  if (other === undefined) return undefined;
  if (other !== layer) return mayImport[layer]?.includes(other) ? undefined : `${layer} must not know ${other}`;
  const [area, otherArea] = [areaOf(path), areaOf(target)];
  return area === otherArea || area === undefined ? undefined : "areas never import areas";
}

/** The two lists that name all areas: of the areas, and of their sample data, which the server does not load. */
const lists = ["packages/areas/index.ts", "packages/areas/seed/index.ts"];

/** The area of a path; undefined for a list of areas. */
function areaOf(path: string): string | undefined {
  if (lists.includes(path)) return undefined;
  const [, layer, area, ...rest] = path.split("/");
  return layer === "areas" && rest.length > 0 ? area : undefined;
}

function purityFault(layer: string, file: SourceFile, target: string): string | undefined {
  const allowed = purePackages[layer];
  if (!allowed || isTest(file) || layerOf(target) !== undefined || target.startsWith("packages/")) return undefined;
  const isAllowed = allowed.some((name) =>
    name.endsWith("/*") ? target.startsWith(name.slice(0, -1)) : target === name,
  );
  return isAllowed ? undefined : `${layer} is pure and uses ${allowed.join(", ")} only`;
}
