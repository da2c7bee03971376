/**
 * What a person can do wrong, as a value: what is wrong, and what to do about it.
 * Both are whole sentences, or texts that stand as one.
 */
export type Problem = {
  readonly says: string;
  readonly remedy: string;
};

/** A value, or the reason there is none. */
export type Result<Value, Failure = Problem> =
  | {readonly ok: true; readonly value: Value}
  | {readonly ok: false; readonly error: Failure};

/** The result that holds `value`. */
export const success = <Value>(value: Value): {readonly ok: true; readonly value: Value} => ({
  ok: true,
  value,
});

/** The result that holds the reason there is no value. */
export const failure = <Failure>(
  error: Failure,
): {readonly ok: false; readonly error: Failure} => ({
  ok: false,
  error,
});

/** A problem: what is wrong, and what to do about it. */
export const problem = (says: string, remedy: string): Problem => ({says, remedy});
