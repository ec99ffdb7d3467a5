import type { Text } from "@wuxing/kernel/text";

/** A field of a form: its label, and how its choices are called. */
export interface FieldWords {
  readonly label: Text;
  readonly options?: Readonly<Record<string, Text>>;
}

/** How the city's procedures call a kind of case, its actions, its states, and the fields that citizens fill in; by their codes. */
export type CityWords = Readonly<
  Record<
    string,
    {
      readonly title: Text;
      readonly actions: Readonly<Record<string, Text>>;
      readonly states: Readonly<Record<string, Text>>;
      /** By action, in the order of its form. */
      readonly fields?: Readonly<Record<string, Readonly<Record<string, FieldWords>>>>;
    }
  >
>;
