import type { Text } from "@wuxing/kernel/text";
import type { Due } from "@wuxing/ui/cases";

/** Supervisions that are listed in public (挂牌督办): the unit, why, since when, how it stands; no word of any person. */
export interface OversightView {
  readonly listed: readonly {
    readonly number: string;
    readonly matter: Text;
    readonly trigger: Text;
    readonly demand: string;
    readonly unit: Text | null;
    readonly state: Text;
    readonly open: boolean;
    readonly openedAt: string;
    readonly closedAt: string | null;
    readonly due: Due;
    readonly result: string | null;
  }[];
}
