export const open311Routes = (..._: unknown[]): void => undefined;
