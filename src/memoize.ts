/**
 * A function whose answer for a value is worked out once and kept as long as the value is: worlds
 * and their parts never change, so what follows from one of them never does either.
 */
export const memoized = <Key extends object, Value extends object>(
  make: (key: Key) => Value,
): ((key: Key) => Value) => {
  const made = new WeakMap<Key, Value>();
  return key => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};
