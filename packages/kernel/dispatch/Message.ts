/** What a citizen wrote or an agent took down: raw (`title`, `text`), or cut into words already (`tokens`, blanks between). */
export interface Message {
  readonly title?: string;
  readonly text?: string;
  readonly tokens?: string;
}

/** A message with the topic that a person gave it. */
export interface LabelledMessage extends Message {
  readonly label: string;
}

/**
 * A message as characters without blanks, the title first: both forms of a message come out alike but for the words that
 * whoever cut it left out, so that a model may learn from one form and read the other.
 */
export const bareText = ({ title = "", text = "", tokens }: Message): string =>
  (tokens ?? `${title}\n${text}`).replace(/\s+/gu, "");
