import { me } from "./city.ts";

/** The name under which a draft is kept: each person's apart, for a device may be shared. */
export const ownDraft = (name: string): string => `${me.known.value?.username ?? ""}.${name}`;
