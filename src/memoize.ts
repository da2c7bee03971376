/**
 * Makes a function that computes its result once for each key, and keeps it as long as the key
 * exists. Worlds and their parts never change, so their results never change either.
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
