import test from 'ava';
import {addressMap, flowsAt, type RangeFlows} from '../../src/reachability/flows/address-map.ts';
import {type Flows, flowsOf, noFlows, union} from '../../src/reachability/flows/flows.ts';

// Every three of the prefixes of a universe of 16 addresses, against a look at each address.

const size = 16;

/** The prefixes of the universe, the whole of it and each address alone included. */
const ranges = [16, 8, 4, 2, 1].flatMap(length =>
  Array.from({length: size / length}, (_, index) => ({
    ethertype: 'IPv4' as const,
    first: BigInt(index * length),
    last: BigInt((index + 1) * length - 1),
  })),
);

const port = (number: number): Flows =>
  flowsOf({
    kind: 'ports',
    protocol: {name: 'tcp', number: 6},
    ports: {min: number, max: number},
  });

/** The third allows what the first does, so that equal flows meet, too. */
const flows: readonly Flows[] = [port(80), port(81), port(80)];

const addresses = Array.from({length: size + 1}, (_, address) => BigInt(address));

const threes = ranges.flatMap((one, i) =>
  ranges
    .slice(i)
    .flatMap((other, j) =>
      ranges
        .slice(i + j)
        .map((third): readonly RangeFlows[] =>
          [third, one, other].map((range, index) => ({range, flows: flows[index] ?? noFlows})),
        ),
    ),
);

test(`each address has the flows of the ranges it is in, for ${threes.length} times three`, t => {
  const wrong = threes.find(entries => {
    const map = addressMap(entries);
    return addresses.some(address => {
      const held = entries.filter(({range}) => range.first <= address && address <= range.last);
      return flowsAt(map, address) !== held.reduce((sum, one) => union(sum, one.flows), noFlows);
    });
  });
  t.is(wrong, undefined);
});

test('starts are in order from 0, and neighbours differ', t => {
  const wrong = threes.find(entries => {
    const {starts, flows} = addressMap(entries);
    return !(
      starts[0] === 0n &&
      starts.length === flows.length &&
      starts.slice(1).every((start, index) => (starts[index] ?? start) < start) &&
      flows.slice(1).every((one, index) => flows[index] !== one)
    );
  });
  t.is(wrong, undefined);
});
