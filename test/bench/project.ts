import type {Address, Prefix} from '../../src/network/address.ts';
import type {Instance, Platform} from '../../src/network/platform.ts';
import {
  type GroupId,
  groupId,
  type Remote,
  ruleId,
  type SecurityGroup,
  type SecurityGroupRule,
  type Traffic,
} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';
import {addressIn, prefixIn} from '../network/read.ts';
import {newRandom} from '../reachability/random.ts';

/** How a project is laid out; the same shape always gives the same project. */
export type Shape = {
  readonly seed: number;
  readonly instances: number;
  readonly rules: number;
  readonly roles: number;
  /**
   * `real`: a role has a group, all share a base group, and rules name groups, any, or one of a
   * few prefixes. `own-groups`: every instance has a group set that no other has. `own-atoms`:
   * as `real`, but the prefixes are the /32s of instances, so that every address differs.
   */
  readonly kind: 'real' | 'own-groups' | 'own-atoms';
};

/** Numbers from 0 to below 1, the same for the same seed. */
export const fractionsFrom = (seed: number): (() => number) => {
  const draw = newRandom(seed);
  return () => draw(1_000_000_000) / 1_000_000_000;
};

type Random = () => number;

/** One of a list that is not empty. */
export const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
};

const dotted = (value: number): string =>
  [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.');

const site = 'sto1';
// Pools far wider than the platform's, so that 100,000 instances find room.
const pools = [
  {name: 'public', first: 0xb9_bc_00_00, length: 15, internet: 'direct', share: 0.05},
  {name: 'default', first: 0x0a_40_00_00, length: 14, internet: 'translated', share: 0.75},
  {name: 'private', first: 0x0a_44_00_00, length: 14, internet: 'none', share: 0.2},
] as const;

const networks: Platform['networks'] = pools.map(({name, first, length, internet}) => ({
  name,
  site,
  pools: [{prefix: prefixIn(`${dotted(first)}/${length}`), internet}],
}));

const hosts: Platform['hosts'] = Array.from({length: 20}, (_, index) => ({
  name: `compute-${index + 1}`,
  site,
  addresses: [addressIn(`203.0.113.${11 + index}`)],
}));

const instancesOf = ({instances}: Shape, random: Random): readonly Instance[] => {
  const taken = new Map<string, number>();
  return Array.from({length: instances}, (_, index): Instance => {
    const draw = random();
    const pool = draw < 0.05 ? pools[0] : draw < 0.8 ? pools[1] : pools[2];
    // A pool is shared with other projects, so addresses have gaps.
    const offset = (taken.get(pool.name) ?? 0) + 1 + Math.floor(random() * 2);
    taken.set(pool.name, offset);
    return {
      id: `instance-${index}`,
      name: `vm-${index}`,
      network: pool.name,
      host: pick(random, hosts).name,
      addresses: [addressIn(dotted(pool.first + offset))],
    };
  });
};

const tcp = {name: 'tcp', number: 6};
const udp = {name: 'udp', number: 17};
const icmp = {name: 'icmp', number: 1};
const ports = [
  22, 25, 53, 80, 123, 443, 1433, 2379, 3000, 3306, 4222, 5432, 5672, 6379, 8080, 9090,
];

const trafficOf = (random: Random): Traffic => {
  const draw = random();
  if (draw < 0.04) return {kind: 'any'};
  if (draw < 0.08) return {kind: 'icmp', protocol: icmp, icmp: {type: 8, code: null}};
  if (draw < 0.12) return {kind: 'ports', protocol: pick(random, [tcp, udp]), ports: null};
  const min = random() < 0.5 ? pick(random, ports) : 1024 + Math.floor(random() * 30_000);
  const max = random() < 0.8 ? min : min + Math.floor(random() * 500);
  return {kind: 'ports', protocol: random() < 0.8 ? tcp : udp, ports: {min, max}};
};

/** The prefixes a project has words for: parts of its own networks, and some on the Internet. */
const prefixesOf = (shape: Shape, instances: readonly Instance[], random: Random) => {
  const host = (address: Address | undefined): Prefix => prefixIn(`${address ?? '10.64.0.1'}/32`);
  const somebody = () => host(pick(random, instances).addresses[0]);
  const span = Math.max(64, Math.floor((shape.instances * 1.5) / 16));
  const part = (): Prefix => {
    const pool = pick(random, pools);
    const length = pick(random, [24, 25, 26, 26]);
    return prefixIn(`${dotted(pool.first + Math.floor(random() * span * 16))}/${length}`);
  };
  const few = Math.max(4, Math.floor(shape.roles / 4));
  const inside =
    shape.kind === 'own-atoms'
      ? instances.map(({addresses}) => host(addresses[0]))
      : Array.from({length: few}, (_, index) => (index % 4 === 0 ? somebody() : part()));
  const outside = Array.from({length: few * 4}, () =>
    prefixIn(
      `${dotted(0x14_00_00_00 + Math.floor(random() * 0x20_00_00_00))}/${pick(random, [16, 24, 28, 32])}`,
    ),
  );
  return {inside, outside};
};

const groupOf = (index: number): GroupId => groupId(`group-${index}`);

/** Most rules name a group, a quarter an inner prefix; the rest the Internet or anyone. */
const remoteOf = (
  random: Random,
  groups: number,
  {inside, outside}: ReturnType<typeof prefixesOf>,
): Remote => {
  const draw = random();
  if (draw < 0.6) return {kind: 'group', group: groupOf(Math.floor(random() * groups))};
  if (draw < 0.85) return {kind: 'prefix', prefix: pick(random, inside)};
  if (draw < 0.96) return {kind: 'prefix', prefix: pick(random, outside)};
  return {kind: 'any'};
};

/** A whole project. Its addresses and prefixes are read here, outside of what is timed. */
export const projectOf = (shape: Shape): World => {
  const random = fractionsFrom(shape.seed);
  const instances = instancesOf(shape, random);
  const prefixes = prefixesOf(shape, instances, random);
  const ownGroups = shape.kind === 'own-groups';
  // One group for everybody, then one for each role.
  const count = 1 + (ownGroups ? shape.instances : shape.roles);
  const rules = Array.from({length: count}, (): SecurityGroupRule[] => []);
  for (let index = 0; index < shape.rules; index += 1) {
    const group = index < 10 ? 0 : 1 + (index % (count - 1));
    rules[group]?.push({
      id: ruleId(`rule-${index}`),
      direction: random() < 0.6 ? 'ingress' : 'egress',
      ethertype: 'IPv4',
      traffic: trafficOf(random),
      remote: remoteOf(random, count, prefixes),
      description: '',
    });
  }
  const groups = rules.map(
    (own, index): SecurityGroup => ({
      id: groupOf(index),
      name: index === 0 ? 'base' : `role-${index}`,
      description: '',
      stateful: true,
      rules: own,
    }),
  );
  const memberships = Object.fromEntries(
    instances.map(({id}, index) => [id, [groupOf(0), groupOf(1 + (index % (count - 1)))]]),
  );
  const platform: Platform = {project: 'bench', networks, hosts, instances, internet: []};
  return {platform, groups, memberships};
};
