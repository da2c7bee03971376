import {addressAt, integerOf, lengthOf, type Prefix} from '../../src/network/address.ts';
import type {InternetAccess} from '../../src/network/platform.ts';
import {uuidFor} from '../../src/network/uuid.ts';
import type {Direction, RuleId, SecurityGroupRule} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';
import {prefixIn} from '../network/read.ts';

type Mutant = (world: World) => World;

const everyRule =
  (change: (rule: SecurityGroupRule) => SecurityGroupRule): Mutant =>
  world => ({
    ...world,
    groups: world.groups.map(group => ({...group, rules: group.rules.map(change)})),
  });

const everyPrefix = (change: (prefix: Prefix) => Prefix): Mutant =>
  everyRule(rule =>
    rule.remote.kind === 'prefix'
      ? {...rule, remote: {kind: 'prefix', prefix: change(rule.remote.prefix)}}
      : rule,
  );

const everyPort = (change: (ports: {min: number; max: number}) => {min: number; max: number}) =>
  everyRule(rule =>
    rule.traffic.kind === 'ports' && rule.traffic.ports
      ? {...rule, traffic: {...rule.traffic, ports: change(rule.traffic.ports)}}
      : rule,
  );

/** Lets everything pass in one direction, for whoever has a group. */
const open =
  (direction: Direction): Mutant =>
  world => ({
    ...world,
    groups: world.groups.map(group => {
      const rules = (['IPv4', 'IPv6'] as const).map(
        (ethertype): SecurityGroupRule => ({
          id: uuidFor(`${group.id} ${ethertype}`) as RuleId,
          direction,
          ethertype,
          traffic: {kind: 'any'},
          remote: {kind: 'any'},
          description: '',
        }),
      );
      return {...group, rules: [...group.rules, ...rules]};
    }),
  });

const everyPool =
  (from: InternetAccess, to: InternetAccess): Mutant =>
  world => ({
    ...world,
    platform: {
      ...world.platform,
      networks: world.platform.networks.map(network => ({
        ...network,
        pools: network.pools.map(pool => (pool.internet === from ? {...pool, internet: to} : pool)),
      })),
    },
  });

const longest = (prefix: Prefix): number => (prefix.includes(':') ? 128 : 32);

const addressOfPrefix = (prefix: Prefix): string => prefix.slice(0, prefix.indexOf('/'));

const resized = (prefix: Prefix, by: number): Prefix => {
  const length = Math.min(longest(prefix), Math.max(0, lengthOf(prefix) + by));
  return prefixIn(`${addressOfPrefix(prefix)}/${length}`);
};

/** The prefix that begins where this one ends. */
const next = (prefix: Prefix): Prefix => {
  const top = longest(prefix);
  const size = 2n ** BigInt(top - lengthOf(prefix));
  const address = integerOf(addressOfPrefix(prefix) as Parameters<typeof integerOf>[0]);
  const shifted = (address + size) % 2n ** BigInt(top);
  return prefixIn(`${addressAt(top === 32 ? 'IPv4' : 'IPv6', shifted)}/${lengthOf(prefix)}`);
};

/** Worlds that the kernel is wired as instead of the one in question: each must be found out. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'egress forgotten': open('egress'),
  'ingress forgotten': open('ingress'),
  'directions swapped': everyRule(rule => ({
    ...rule,
    direction: rule.direction === 'ingress' ? 'egress' : 'ingress',
  })),
  'a port too many': everyPort(({min, max}) => ({min, max: max + 1})),
  'a port too few': everyPort(({min, max}) => ({min, max: Math.max(min, max - 1)})),
  'a mask a bit too short': everyPrefix(prefix => resized(prefix, -1)),
  'a mask a bit too long': everyPrefix(prefix => resized(prefix, 1)),
  'the neighbouring prefix': everyPrefix(next),
  'ICMP codes ignored': everyRule(rule =>
    rule.traffic.kind === 'icmp' && rule.traffic.icmp
      ? {...rule, traffic: {...rule.traffic, icmp: {...rule.traffic.icmp, code: null}}}
      : rule,
  ),
  'remote groups are anybody': everyRule(rule =>
    rule.remote.kind === 'group' ? {...rule, remote: {kind: 'any'}} : rule,
  ),
  'NAT forgotten': everyPool('translated', 'none'),
  'NAT not needed': everyPool('translated', 'direct'),
  'private let out': everyPool('none', 'translated'),
  'private public': everyPool('none', 'direct'),
};
