/** What versions of a policy are worth to a firm, in 分. */
export interface FirmChange {
  readonly uscc: string;
  readonly name: string;
  readonly beforeFen: number;
  readonly afterFen: number;
}

/** Those whom a new version gives more, or less: how many, how much in all, and those whom it touches most. */
export interface ChangedFirms {
  readonly firms: number;
  readonly fen: number;
  readonly most: readonly FirmChange[];
}

export interface GainsAndLosses {
  readonly gain: ChangedFirms;
  readonly lose: ChangedFirms;
}

const named = 50;

/** Gathers who gains and who loses, firm by firm; of however many it keeps those alone that it names. */
export function gatherChanges(): { readonly add: (change: FirmChange) => void; readonly all: () => GainsAndLosses } {
  const sides = [1, -1].map((sign) => ({ sign, firms: 0, fen: 0, most: [] as FirmChange[] }));
  const greatest = (most: readonly FirmChange[], sign: number): FirmChange[] =>
    most
      .toSorted((a, b) => sign * (b.afterFen - b.beforeFen - (a.afterFen - a.beforeFen)) || (a.uscc < b.uscc ? -1 : 1))
      .slice(0, named);
  const side = (sign: number): ChangedFirms => {
    const { firms = 0, fen = 0, most = [] } = sides.find((one) => one.sign === sign) ?? {};
    return { firms, fen, most: greatest(most, sign) };
  };
  return {
    add: (change) => {
      const more = change.afterFen - change.beforeFen;
      const found = sides.find(({ sign }) => sign === Math.sign(more));
      if (!found) return;
      found.firms++;
      found.fen += Math.abs(more);
      found.most.push(change);
      if (found.most.length > 4 * named) found.most = greatest(found.most, found.sign);
    },
    all: () => ({ gain: side(1), lose: side(-1) }),
  };
}
