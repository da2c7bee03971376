import test from 'ava';
import fc from 'fast-check';
import {
  type Address,
  addressAt,
  type Ethertype,
  ethertypeOf,
  integerOf,
} from '../../src/network/address.ts';
import {type Territory, territories} from '../../src/network/address-space.ts';
import {endpointAt} from '../../src/reachability/gates/endpoint.ts';
import {addressIn} from '../network/read.ts';
import {worlds} from './worlds.ts';

// Who lives where in the whole address space, written down by hand: every border there is.

const [world] = fc.sample(worlds, {seed: 1, numRuns: 1});
const platform = {
  project: 'nobody',
  networks: [],
  hosts: [],
  internet: [],
  ...world?.platform,
  instances: [],
};

/** The first address of each stretch, in order, and who lives there until the next begins. */
const stretches: Readonly<
  Record<Ethertype, readonly (readonly [first: string, kind: Territory['kind']])[]>
> = {
  IPv4: [
    ['0.0.0.0', 'nowhere'],
    ['1.0.0.0', 'internet'],
    ['10.0.0.0', 'nowhere'],
    ['10.65.0.0', 'site'],
    ['10.65.0.64', 'nowhere'],
    ['11.0.0.0', 'internet'],
    ['100.64.0.0', 'nowhere'],
    ['100.128.0.0', 'internet'],
    ['127.0.0.0', 'nowhere'],
    ['128.0.0.0', 'internet'],
    ['169.254.0.0', 'nowhere'],
    ['169.255.0.0', 'internet'],
    ['172.16.0.0', 'nowhere'],
    ['172.32.0.0', 'internet'],
    ['185.189.28.0', 'site'],
    ['185.189.28.32', 'internet'],
    ['192.168.0.0', 'nowhere'],
    ['192.169.0.0', 'internet'],
    ['203.0.113.11', 'nowhere'],
    ['203.0.113.13', 'internet'],
    ['224.0.0.0', 'nowhere'],
  ],
  IPv6: [
    ['::', 'nowhere'],
    ['2000::', 'internet'],
    ['2001:db8:203::11', 'nowhere'],
    ['2001:db8:203::13', 'internet'],
    ['2a0a:bcc0:40::', 'site'],
    ['2a0a:bcc0:40:1::', 'internet'],
    ['2a0a:bcc0:41::', 'site'],
    ['2a0a:bcc0:41:1::', 'internet'],
    ['4000::', 'nowhere'],
    ['fd00:65::', 'site'],
    ['fd00:65:0:1::', 'nowhere'],
  ],
};

const kindAt = (address: Address): Territory['kind'] => {
  const {kind} = endpointAt(platform, address);
  if (kind === 'internet') return kind;
  return kind === 'neighbour' ? 'site' : 'nowhere';
};

for (const ethertype of ['IPv4', 'IPv6'] as const) {
  test(`the address space of ${ethertype} is parted where it is written to be`, t => {
    const all = territories(platform, ethertype, 'sto1');
    const borders = all.filter(({kind}, index) => kind !== all[index - 1]?.kind);
    t.deepEqual(
      borders.map(({first, kind}) => [addressAt(ethertype, first), kind]),
      stretches[ethertype].map(([first, kind]) => [addressIn(first), kind]),
    );
    all.slice(1).forEach(({first}, index) => {
      t.is(all[index]?.last, first - 1n);
    });
  });

  test(`at both sides of each border is who is written to be there, ${ethertype}`, t => {
    stretches[ethertype].forEach(([first, kind], index) => {
      const address = addressIn(first);
      t.is(ethertypeOf(address), ethertype);
      t.is(kindAt(address), kind, first);
      const before = stretches[ethertype][index - 1];
      if (before) {
        t.is(kindAt(addressAt(ethertype, integerOf(address) - 1n)), before[1], `before ${first}`);
      }
    });
  });
}
