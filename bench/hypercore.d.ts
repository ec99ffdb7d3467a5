/** hypercore brings no types: the little that is measured. */
declare module "hypercore" {
  export default class Hypercore {
    constructor(folder: string);
    ready(): Promise<void>;
    append(records: readonly Uint8Array[]): Promise<unknown>;
    proof(wanted: { block: { index: number; nodes: number } }): Promise<unknown>;
    close(): Promise<void>;
  }
}
