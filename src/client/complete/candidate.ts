/** A word that may complete the word being typed, with what it means. */
export type Candidate = {
  readonly text: string;
  readonly about: string;
  /** Whether the word goes on after it, so that no space follows. */
  readonly isOpen?: boolean;
};

/** The candidates that begin with the typed text, each once. Case does not matter. */
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
