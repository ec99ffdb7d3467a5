import type { Text } from "@wuxing/kernel/text";

/** How the city's procedures call a kind of case, its actions and its states; by their codes. */
export type CityWords = Readonly<
  Record<
    string,
    {
      readonly title: Text;
      readonly actions: Readonly<Record<string, Text>>;
      readonly states: Readonly<Record<string, Text>>;
    }
  >
>;
