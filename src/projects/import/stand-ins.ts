import {type Address, addressAt, type Prefix, parsePrefix, rangeOf} from '../../network/address.ts';

/**
 * The ranges for addresses of servers that are not made yet, if no pool is known: ranges for
 * measurements and for documentation (RFC 2544, RFC 3849).
 */
const spare: readonly Prefix[] = ['198.18.0.0/15', '2001:db8::/64'].flatMap(text => {
  const prefix = parsePrefix(text);
  return prefix.ok ? [prefix.value] : [];
});

/**
 * Makes addresses for servers that are not made yet: the last free address of each prefix; without
 * a prefix, addresses of ranges that nobody uses.
 */
export const standIns = (
  taken: ReadonlySet<Address>,
): ((prefixes: readonly Prefix[]) => readonly Address[]) => {
  const next = new Map<Prefix, bigint>();
  return prefixes =>
    (prefixes.length > 0 ? prefixes : spare).flatMap(prefix => {
      const {ethertype, first, last} = rangeOf(prefix);
      // The first and the last address of a subnet are not an instance's.
      for (let value = next.get(prefix) ?? last - 1n; value > first; value -= 1n) {
        next.set(prefix, value - 1n);
        const address = addressAt(ethertype, value);
        if (!taken.has(address)) return [address];
      }
      return [];
    });
};
