import {memoized} from '../../memoize.ts';
import {type AddressRange, type Ethertype, integerOf} from '../../network/address.ts';
import {
  type Holder,
  type Instance,
  type Platform,
  siteOf,
  spoiledBy,
} from '../../network/platform.ts';
import type {GroupId, RuleBody} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import {blocksOf} from '../reach/blocks.ts';
import {allHolders} from '../reach/holders.ts';
import {rangeOfRule} from './rule-range.ts';

/** Instances by their addresses, in the blocks of the world: those of one block are alike. */
export type ByBlock = ReadonlyMap<number, readonly Holder[]>;

type Placed = {readonly value: bigint; readonly holder: Holder};

const soundOver = (ethertype: Ethertype) =>
  memoized((platform: Platform): readonly Placed[] =>
    allHolders(platform, ethertype)
      .filter(({instance}) => spoiledBy(instance) === null)
      .map(holder => ({value: integerOf(holder.address), holder}))
      .sort((one, other) => (one.value < other.value ? -1 : 1)),
  );

/** Every instance that packets get to and from, by each address, in the order of the addresses. */
const sound = {IPv4: soundOver('IPv4'), IPv6: soundOver('IPv6')};

/** How many of the first items of an ordered list are below something. */
export const countBelow = (count: number, isBelow: (index: number) => boolean): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const holdersIn = (platform: Platform, range: AddressRange): readonly Holder[] => {
  const all = sound[range.ethertype](platform);
  const start = countBelow(all.length, index => (all[index]?.value ?? range.first) < range.first);
  const end = countBelow(all.length, index => (all[index]?.value ?? range.last) <= range.last);
  return all.slice(start, end).map(({holder}) => holder);
};

const inBlocks = (
  world: World,
  ethertype: Ethertype,
  holders: readonly Holder[],
): ReadonlyMap<number, readonly Holder[]> => {
  const {blockOf} = blocksOf(world, ethertype);
  const byBlock = new Map<number, Holder[]>();
  for (const holder of holders) {
    const block = blockOf(holder.address);
    if (block === undefined) continue;
    const others = byBlock.get(block);
    if (others) others.push(holder);
    else byBlock.set(block, [holder]);
  }
  return byBlock;
};

const nobody: ByBlock = new Map();

const membersOver = (ethertype: Ethertype) =>
  memoized((world: World): ReadonlyMap<GroupId, ByBlock> => {
    const holders = new Map<GroupId, Holder[]>();
    for (const {holder} of sound[ethertype](world.platform)) {
      for (const group of world.memberships[holder.instance.id] ?? []) {
        const others = holders.get(group);
        if (others) others.push(holder);
        else holders.set(group, [holder]);
      }
    }
    return new Map(
      [...holders].map(([group, its]) => [group, inBlocks(world, ethertype, its)] as const),
    );
  });

const members = {IPv4: membersOver('IPv4'), IPv6: membersOver('IPv6')};

/** The members of a group that packets of a version of IP get to and from. */
export const membersByBlock = (world: World, ethertype: Ethertype, group: GroupId): ByBlock =>
  members[ethertype](world).get(group) ?? nobody;

/** The instances that a rule names: those with an address in its prefix, or of its group. */
export const namedByBlock = (world: World, rule: RuleBody): ByBlock => {
  if (rule.remote.kind === 'group') {
    return membersByBlock(world, rule.ethertype, rule.remote.group);
  }
  const range = rangeOfRule(rule);
  return range ? inBlocks(world, rule.ethertype, holdersIn(world.platform, range)) : nobody;
};

/** The instances in some blocks, each once. */
export const instancesIn = (byBlock: ByBlock): readonly Instance[] => [
  ...new Set([...byBlock.values()].flatMap(holders => holders.map(({instance}) => instance))),
];

/** Whether two instances are there, and at one site. */
export const areNear = (
  platform: Platform,
  one: Instance | undefined,
  other: Instance | undefined,
): boolean =>
  one !== undefined && other !== undefined && siteOf(platform, one) === siteOf(platform, other);
