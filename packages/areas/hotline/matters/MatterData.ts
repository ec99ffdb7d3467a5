/** What a request remembers of the matter that several callers share. */
export interface MatterData {
  /** Number of the leading request, from joining on; null once separated. */
  readonly joinedTo?: string | null;
  readonly separatedFrom?: string;
  /** Of the leading request: ids of those joined to it, in the order of coming. */
  readonly joinedRequests?: readonly number[];
}
