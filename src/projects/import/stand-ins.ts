import {type Address, addressAt, type Prefix, parsePrefix, rangeOf} from '../../network/address.ts';

/**
 * Where addresses come from that stand for those of servers not made yet, where no pool is known:
 * ranges kept for measurements and for documentation (RFC 2544, RFC 3849).
 */
const spare: readonly Prefix[] = ['198.18.0.0/15', '2001:db8::/64'].flatMap(text => {
  const prefix = parsePrefix(text);
  return prefix.ok ? [prefix.value] : [];
});

/**
 * Gives addresses that stand for those of servers not made yet: of each prefix the last that is
 * free; where there is no prefix, of ranges that nobody has.
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
