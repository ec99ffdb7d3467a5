import type { Text } from "@wuxing/kernel/text";
import type { ZodType } from "zod";
import type { Case } from "./Case.ts";
import type { ActionDef, CaseWords, OpenDef, Procedure, StateDef, TypedProcedure } from "./Procedure.ts";

interface Table<
  Data extends object,
  State extends string,
  OpenSchema extends ZodType,
  Schemas extends Record<string, ZodType>,
> {
  readonly type: string;
  readonly title: Text;
  readonly prefix: string;
  readonly states: { readonly [S in State]: StateDef<Data, Extract<NoInfer<keyof Schemas>, string>> };
  readonly open: OpenDef<NoInfer<State>, OpenSchema, Data>;
  readonly actions: { readonly [A in keyof Schemas]: ActionDef<NoInfer<State>, Schemas[A], Data> };
  readonly publishes?: (c: Case<Data>) => boolean;
  readonly openToStaff?: true;
  readonly wordsOf?: (c: Case<Data>) => CaseWords;
}

/**
 * Writes down a procedure for cases whose area remembers `Data`. A misspelt state or overdue action does not
 * compile, and each action's input type reaches its `to`, `refuse`, `remember` and `head`.
 * Called twice, `defineProcedure<Data>()({ … })`, because TypeScript infers either all type arguments or none.
 */
export const defineProcedure =
  <Data extends object>() =>
  <State extends string, OpenSchema extends ZodType, Schemas extends Record<string, ZodType>>(
    table: Table<Data, State, OpenSchema, Schemas>,
  ): TypedProcedure<State, Schemas> => {
    const forgotten = table as unknown as Procedure;
    const schemas = Object.fromEntries(Object.entries(forgotten.actions).map(([name, action]) => [name, action.input]));
    return { ...forgotten, stateNames: Object.keys(table.states) as State[], schemas: schemas as unknown as Schemas };
  };
