import test from 'ava';
import fc from 'fast-check';
import {Address4} from 'ip-address';
import {
  addressAt,
  contains,
  ethertypeOf,
  hostPrefix,
  integerOf,
  lengthOf,
  parseAddress,
  parsePrefix,
  rangeOf,
} from '../../src/network/address.ts';
import {addressIn, prefixIn} from './read.ts';

const prefixes: readonly (readonly [given: string, read: string | null])[] = [
  ['10.65.0.0/17', '10.65.0.0/17'],
  ['10.0.0.5/24', '10.0.0.5/24'],
  ['1.1.1.1', '1.1.1.1/32'],
  ['10.0.0.0/255.255.255.0', '10.0.0.0/24'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:DB8::/32', '2001:db8::/32'],
  ['::/0', '::/0'],
  ['2001:db8::1', '2001:db8::1/128'],
  ['10.0.0.0/0.0.255.255', '10.0.0.0/16'],
  ['10.0.0.0/0.0.0.0', '10.0.0.0/0'],
  ['10.0.0.0/255.0.255.0', null],
  ['10.0.0.0/ffff::', null],
  ['2001:db8::/ffff:ffff::', '2001:db8::/32'],
  ['::ffff:a00:1/104', '::ffff:10.0.0.1/104'],
  ['::ffff:10.0.0.1', '::ffff:10.0.0.1/128'],
  ['::203.243.255.230/15', '::203.243.255.230/15'],
  ['::cbf3:ffe6', '::203.243.255.230/128'],
  ['::0.0.255.230', '::ffe6/128'],
  ['2c::e1:223.18.80.7', '2c::e1:df12:5007/128'],
  ['10.0.0.0/33', null],
  ['10.0.0.0/08', null],
  ['10.0.0.0/', null],
  ['10.0', null],
  ['010.0.0.1', null],
  ['10.0.0.256', null],
  ['::1/129', null],
  ['fe80::1%eth0', null],
  ['banana', null],
  ['', null],
];

for (const [given, read] of prefixes) {
  test(`the prefix '${given}' is ${read ?? 'refused'}`, t => {
    const prefix = parsePrefix(given);
    t.is(prefix.ok ? `${prefix.value}` : null, read);
  });
}

for (const given of ['10.0.0.1/24', '1.2.3', '1.2.3.4 ', 'fe80::1%eth0', '::g', '']) {
  test(`the address '${given}' is refused with a remedy`, t => {
    const address = parseAddress(given);
    t.false(address.ok);
    if (!address.ok) t.regex(address.error.remedy, /10\.65\.42\.3/);
  });
}

test('equal IPv6 addresses are equal texts', t => {
  t.is(addressIn('2001:DB8:0:0::1'), addressIn('2001:db8::1'));
});

test('a prefix holds its first and last address and not their neighbours', t => {
  const prefix = prefixIn('185.189.28.0/23');
  t.true(contains(prefix, addressIn('185.189.28.0')));
  t.true(contains(prefix, addressIn('185.189.29.255')));
  t.false(contains(prefix, addressIn('185.189.27.255')));
  t.false(contains(prefix, addressIn('185.189.30.0')));
});

test('no prefix of one version of IP holds an address of the other', t => {
  t.false(contains(prefixIn('0.0.0.0/0'), addressIn('::1')));
  t.false(contains(prefixIn('::/0'), addressIn('1.2.3.4')));
});

test('host bits do not matter for what a prefix holds', t => {
  t.true(contains(prefixIn('10.0.0.5/24'), addressIn('10.0.0.200')));
});

const ipv4 = fc.integer({min: 0, max: 2 ** 32 - 1}).map(value => addressAt('IPv4', BigInt(value)));

test('addresses and integers are two names of the same', t => {
  fc.assert(
    fc.property(ipv4, address => {
      t.is(addressAt('IPv4', integerOf(address)), address);
      t.is(ethertypeOf(address), 'IPv4');
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({min: 0n, max: 2n ** 128n - 1n}), value => {
      t.is(integerOf(addressAt('IPv6', value)), value);
    }),
  );
});

test('a prefix holds an address exactly when the mask says so', t => {
  fc.assert(
    fc.property(ipv4, ipv4, fc.integer({min: 0, max: 32}), (network, address, length) => {
      const prefix = prefixIn(`${network}/${length}`);
      const same = (a: bigint, b: bigint) => a >> BigInt(32 - length) === b >> BigInt(32 - length);
      t.is(contains(prefix, address), same(integerOf(network), integerOf(address)));
      t.is(lengthOf(prefix), length);
      const {first, last} = rangeOf(prefix);
      t.is(last - first + 1n, 2n ** BigInt(32 - length));
      t.is(first, new Address4(prefix).startAddress().bigInt());
    }),
  );
});

test('the prefix of one address holds it alone', t => {
  const {first, last} = rangeOf(hostPrefix(addressIn('10.65.42.3')));
  t.is(first, last);
});
