import test from 'ava';
import type {AddressRange} from '../../../src/network/address.ts';
import {addressMap} from '../../../src/reachability/flows/address-map.ts';
import {allFlows, noFlows} from '../../../src/reachability/flows/flows.ts';
import {commonFlows} from '../../../src/reachability/lint/common-flows.ts';

const range = (first: bigint, last: bigint): AddressRange => ({ethertype: 'IPv4', first, last});

const map = addressMap([{range: range(8n, 15n), flows: allFlows}]);

test('what passes with all addresses of a range passes with its first and its last', t => {
  for (const [first, last, flows] of [
    [8n, 15n, allFlows],
    [8n, 8n, allFlows],
    [15n, 15n, allFlows],
    [7n, 15n, noFlows],
    [8n, 16n, noFlows],
    [0n, 31n, noFlows],
  ] as const) {
    t.is(commonFlows(map, [range(first, last)], allFlows), flows, `${first}-${last}`);
  }
});

test('of several ranges each counts, and of no range nothing is asked', t => {
  t.is(commonFlows(map, [range(9n, 10n), range(14n, 16n)], allFlows), noFlows);
  t.is(commonFlows(map, [range(9n, 10n), range(14n, 15n)], allFlows), allFlows);
  t.is(commonFlows(map, [], allFlows), allFlows);
});
