/** What a name in a notice stands for. `open` where it leaves the choice of units open (相关部门). */
export interface ResolvedUnits {
  readonly units: readonly string[];
  readonly open: boolean;
}

interface Written {
  readonly names: readonly string[];
  readonly stands: ResolvedUnits;
}

/** Brackets, quotes, spaces and list marks do not tell names apart: 各县（区）人民政府 is 各县区人民政府. */
const bare = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[\s()[\]{}〔〕【】「」“”"'‘’、,，.。:;]/gu, "")
    .replace(/^中共/u, "");

/** Finds units by any of their written names; undefined for a name that the city does not know. */
export function unitResolver(written: readonly Written[]): (name: string) => ResolvedUnits | undefined {
  const known = new Map<string, ResolvedUnits>();
  for (const { names, stands } of written)
    for (const name of names) {
      known.set(bare(name), stands);
      // A city's own papers leave its name out: 市人力资源和社会保障局.
      const short = bare(name).replace(/^.{2}(?=市)/u, "");
      if (!known.has(short)) known.set(short, stands);
    }
  return (name) => {
    const key = bare(name);
    return key === ""
      ? undefined
      : (known.get(key) ?? known.get(`市${key}`) ?? known.get(key.replace(/^.{2}(?=市)/u, "")));
  };
}
