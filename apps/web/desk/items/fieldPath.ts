type Fields = Readonly<Record<string, unknown>>;

/** The value at a path; undefined where there is none. */
export const valueAt = (from: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((one, name) => (one as Fields | null | undefined)?.[name], from);

/** The same fields with a value at a path; nothing there takes the field away, and with it a part that is then empty. */
export function withValue(from: Fields, path: string, value: unknown): Fields {
  const [first = "", ...rest] = path.split(".");
  const inner = from[first];
  const next = rest.length === 0 ? value : withValue((inner ?? {}) as Fields, rest.join("."), value);
  const empty = next === undefined || (rest.length > 0 && Object.keys(next as Fields).length === 0);
  const { [first]: _before, ...others } = from;
  return empty ? others : { ...from, [first]: next };
}
