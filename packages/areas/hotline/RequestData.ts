import type { MatterData } from "./matters/MatterData.ts";
import type { ProvinceData } from "./province/provinceActions.ts";
import type { Refused } from "./refusalGrounds.ts";

/** What the hotline remembers of a request. */
export interface RequestData extends ProvinceData, MatterData {
  readonly text: string;
  readonly kind: string;
  readonly topic?: string;
  /** What its words were told to be about at intake, the likeliest first; empty where nothing was sure enough. */
  readonly told?: readonly {
    readonly topic: string;
    readonly score: number;
    readonly confidence?: number;
    readonly because: readonly string[];
  }[];
  /** Set where whoever dispatched the request said what it is about. */
  readonly topicConfirmed?: true;
  readonly place?: string;
  readonly location?: { readonly lat: number; readonly long: number };
  readonly channel: string;
  readonly publish: boolean;
  readonly files?: readonly string[];
  /** The unit that whoever took it in chose. */
  readonly suggestedUnit?: string;
  /** The unit complained about, which is not told who complains; and whether who reports may be named to the unit in charge. */
  readonly about?: string;
  readonly named?: boolean;
  readonly refusal?: Refused;
  /** An emergency: to which number it was handed over, who took it there, and when. */
  readonly handover?: { readonly to: string; readonly receipt: string; readonly at: string };
  /** The call that it was taken from (`calls`). */
  readonly call?: string;
  /** The unit it belongs to in the words of the unit that returned it, and the units that have returned it. */
  readonly rightUnit?: string | null;
  readonly returnedBy?: readonly string[];
  /** Which unit had it first: it leads until the hotline decides otherwise (首接负责). */
  readonly firstUnit?: string;
  readonly contacted?: boolean;
  /** Whether the unit first got in touch within `hotline.contact`; null with a new unit. */
  readonly contactedInTime?: boolean | null;
  /** The units that work beside the leading one, and how many of their parts are open. */
  readonly joint?: readonly string[];
  readonly partsOpen?: number;
  /** Why it was answered before the joint units had reported. */
  readonly withoutParts?: string;
  /** True while a meeting on it is called. */
  readonly meeting?: boolean;
  /** Set once the hotline has designated the unit: from then on no return is possible. */
  readonly designated?: true;
  /** Asked once by each unit: true while it waits to be decided, then how it was decided; null with a new unit. */
  readonly extensionAsked?: true | "granted" | "denied" | null;
  /** As with the extension; `lapsed` where the unit went on before it was decided. Granted once to each unit. */
  readonly suspension?: "asked" | "granted" | "declined" | "lapsed" | null;
  readonly answer?: string;
  /** The articles that the answer cites, `NUMBER@VERSION` each. */
  readonly cites?: readonly string[];
  readonly answeredAt?: string;
  /** Whether the first answer came before its day; absent while that day is not certain. */
  readonly inTime?: boolean;
  readonly solved?: string;
  readonly redone?: number;
  readonly callBackTries?: number;
  /** When nobody answered, since the last answer of the unit. */
  readonly callBackMissed?: readonly string[];
  /** What the person said to a direct answer while he was on the line: no call-back, and in no rate of call-backs. */
  readonly askedOnLine?: string;
  readonly callBack?: { readonly outcome: string; readonly contacted: boolean; readonly solved?: string };
}
