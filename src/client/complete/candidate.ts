/** What a word being typed may become, and what that is. */
export type Candidate = {
  readonly text: string;
  readonly about: string;
  /** Whether more belongs to the word: no space follows it. */
  readonly isOpen?: boolean;
};

/** The candidates that a word begins, each once; a word's case does not matter. */
export const beginning = (
  typed: string,
  candidates: readonly Candidate[],
): readonly Candidate[] => {
  const start = typed.toLowerCase();
  return candidates.filter(
    ({text}, index) =>
      text.toLowerCase().startsWith(start) &&
      candidates.findIndex(other => other.text === text) === index,
  );
};
