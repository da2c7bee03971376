/**
 * An error that a person can cause, as a value: `says` is what is wrong, and `remedy` is what to do
 * about it. Both are whole sentences, or texts that stand as one.
 */
export type Problem = {
  readonly says: string;
  readonly remedy: string;
};

/** A value, or the reason why there is none. */
export type Result<Value, Failure = Problem> =
  | {readonly ok: true; readonly value: Value}
  | {readonly ok: false; readonly error: Failure};

/** Makes the result that holds a value. */
export const success = <Value>(value: Value): {readonly ok: true; readonly value: Value} => ({
  ok: true,
  value,
});

/** Makes the result that holds the reason why there is no value. */
export const failure = <Failure>(
  error: Failure,
): {readonly ok: false; readonly error: Failure} => ({
  ok: false,
  error,
});

/** Makes a problem. */
export const problem = (says: string, remedy: string): Problem => ({says, remedy});
