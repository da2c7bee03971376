import test from 'ava';
import {isInternetAddress, territories} from '../../src/network/address-space.ts';
import {addressOf, poolOf} from '../../src/network/platform.ts';
import {platform} from '../a-course.ts';
import {addressIn} from './read.ts';

for (const [address, internet] of [
  ['1.1.1.1', true],
  ['198.51.100.23', true],
  ['203.0.113.12', false],
  ['203.0.113.13', true],
  ['185.189.28.56', false],
  ['10.65.42.3', false],
  ['10.200.0.1', false],
  ['192.168.1.1', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['224.0.0.1', false],
  ['2001:db8::1', true],
  ['fd00::1', false],
  ['fe80::1', false],
] as const) {
  test(`${address} is ${internet ? '' : 'not '}of the Internet`, t => {
    t.is(isInternetAddress(platform, addressIn(address)), internet);
  });
}

test('an address belongs to the pool that it is allocated from, whoever holds it', t => {
  t.is(poolOf(platform, addressIn('10.65.127.255'))?.internet, 'translated');
  t.is(poolOf(platform, addressIn('10.65.128.0'))?.internet, 'none');
  t.is(poolOf(platform, addressIn('185.189.29.1'))?.internet, 'direct');
  t.is(poolOf(platform, addressIn('185.189.30.1')), undefined);
});

for (const ethertype of ['IPv4', 'IPv6'] as const) {
  test(`the territories of ${ethertype} cover every address once`, t => {
    const all = territories(platform, ethertype, 'sto1');
    t.is(all[0]?.first, 0n);
    t.is(all.at(-1)?.last, 2n ** (ethertype === 'IPv4' ? 32n : 128n) - 1n);
    all.slice(1).forEach(({first}, index) => {
      t.is(first, (all[index]?.last ?? 0n) + 1n);
    });
  });
}

test('an instance without an IPv6 address has none', t => {
  const [instance] = platform.instances;
  t.is(instance && addressOf(instance, 'IPv6'), undefined);
});
