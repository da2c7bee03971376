import test from 'ava';
import * as fc from 'fast-check';
import {addressAt, integerOf} from '../../src/network/address.ts';
import {allocationRange, nextAddresses, nextHost} from '../../src/network/allocate.ts';
import {createInstance, deleteInstance} from '../../src/network/instances.ts';
import type {Network, Platform} from '../../src/network/platform.ts';
import {addressIn as address, prefixIn as prefix} from './read.ts';

const network: Network = {
  name: 'small',
  site: 'sto1',
  pools: [{prefix: prefix('10.0.0.0/29'), internet: 'translated'}],
};

const empty: Platform = {
  project: 'lab',
  networks: [network],
  hosts: [
    {name: 'one', site: 'sto1', addresses: [address('203.0.113.1')]},
    {name: 'six', site: 'sto1', addresses: [address('2001:db8::1')]},
    {name: 'away', site: 'osl2', addresses: [address('203.0.113.2')]},
    {name: 'two', site: 'sto1', addresses: [address('203.0.113.3')]},
  ],
  instances: [],
  internet: [],
};

const created = (platform: Platform): Platform => {
  const made = createInstance(platform, 'x', network);
  if (!made.ok) throw new Error(made.error.says);
  return made.value.platform;
};

const held = ({instances}: Platform): readonly string[] =>
  instances.flatMap(({addresses}) => addresses);

test('a pool hands out what is not its own address, its gateway or the broadcast', t => {
  const {first, last} = allocationRange(
    network.pools[0] ?? {prefix: prefix('::/0'), internet: 'none'},
  );
  t.is(addressAt('IPv4', first) as string, '10.0.0.2');
  t.is(addressAt('IPv4', last) as string, '10.0.0.6');
});

test('addresses go in order, and one given back comes round last', t => {
  const three = [1, 2, 3].reduce(created, empty);
  t.deepEqual(held(three), ['10.0.0.2', '10.0.0.3', '10.0.0.4']);
  const [first] = three.instances;
  const two = first ? deleteInstance(three, first) : three;
  const five = [1, 2].reduce(created, two);
  t.deepEqual(held(five), ['10.0.0.3', '10.0.0.4', '10.0.0.5', '10.0.0.6']);
  const again = created(five);
  t.is(held(again).at(-1), '10.0.0.2');
  const none = nextAddresses(again, network);
  t.is(none.ok ? '' : none.error.says, 'No more IP addresses available on network small.');
});

test('hosts of the site that can translate are filled evenly', t => {
  t.deepEqual(
    [1, 2, 3, 4].reduce(created, empty).instances.map(({host}) => host),
    ['one', 'two', 'one', 'two'],
  );
  t.is(nextHost({...empty, hosts: empty.hosts.slice(1, 3)}, network), undefined);
  const refused = createInstance({...empty, hosts: []}, 'x', network);
  t.regex(refused.ok ? '' : refused.error.says, /No valid host/);
});

test('nobody is ever given an address that somebody holds, nor the one just given back', t => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), {maxLength: 40}), steps => {
      let platform = empty;
      for (const step of steps) {
        const victim = step > 3 ? platform.instances[step - 4] : undefined;
        if (victim) platform = deleteInstance(platform, victim);
        const made = createInstance(platform, 'x', network);
        if (!made.ok) {
          t.is(platform.instances.length, 5);
          continue;
        }
        platform = made.value.platform;
        if (victim && platform.instances.length < 5) {
          t.not(made.value.instance.addresses[0], victim.addresses[0]);
        }
        t.is(new Set(held(platform)).size, platform.instances.length);
        t.is(new Set(platform.instances.map(({id}) => id)).size, platform.instances.length);
        for (const each of held(platform)) {
          const value = integerOf(address(each));
          t.true(value >= 0x0a000002n && value <= 0x0a000006n);
        }
      }
    }),
  );
});
