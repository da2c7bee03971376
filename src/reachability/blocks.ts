import {type Ethertype, integerOf} from '../network/address.ts';
import {addressOf, type Instance} from '../network/platform.ts';
import {once} from '../once.ts';
import type {Direction, GroupId, SecurityGroup} from '../security-groups/rule.ts';
import type {World} from '../security-groups/world.ts';
import {flowsAt} from './address-map.ts';
import {type Flows, intersection, noFlows, union} from './flows.ts';
import {effectiveGroups} from './gate.ts';
import {type Policy, policyOf} from './policy.ts';

/** Instances of the same groups; what their groups allow is one policy. */
type Class = {
  readonly groups: readonly SecurityGroup[];
  readonly ids: readonly GroupId[];
  readonly policies: Readonly<Record<Direction, Policy>>;
};

/**
 * Instances that nothing tells apart: they have the same groups, and every prefix in use holds
 * the addresses of all of them or of none.
 */
export type Block = {
  readonly instances: readonly Instance[];
  readonly groups: readonly SecurityGroup[];
};

/** Who can reach whom over one version of IP, a block at a time. */
export type Blocks = {
  readonly blocks: readonly Block[];
  /** The index of the block of an instance; none when it has no address of this version. */
  readonly blockOf: (instance: Instance) => number | undefined;
  /** The flows that get from any instance of one block to any other of another or the same. */
  readonly flows: (from: number, to: number) => Flows;
};

const classKey = (groups: readonly SecurityGroup[]): string =>
  groups
    .map(({id}) => id)
    .sort()
    .join();

/** The stretch of the sorted starts that an integer lies in. */
const stretchOf = (starts: readonly bigint[], value: bigint): number => {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? value) <= value) low = middle;
    else high = middle;
  }
  return low;
};

/** Every address at which what some class allows may change, in order, from 0. */
const allStarts = (classes: Iterable<Class>): readonly bigint[] => {
  const starts = new Set<bigint>([0n]);
  for (const {policies} of classes) {
    for (const start of policies.egress.byAddress.starts) starts.add(start);
    for (const start of policies.ingress.byAddress.starts) starts.add(start);
  }
  return [...starts].sort((one, other) => (one < other ? -1 : 1));
};

/** What a class allows with each of the others because of the groups they have, by index. */
const byGroups = (classes: readonly Class[], direction: Direction): readonly (readonly Flows[])[] =>
  classes.map(({policies}) => {
    const {byGroup} = policies[direction];
    return byGroup.size === 0
      ? classes.map(() => noFlows)
      : classes.map(({ids}) =>
          ids.reduce((flows, id) => union(flows, byGroup.get(id) ?? noFlows), noFlows),
        );
  });

const blocksOver = (world: World, ethertype: Ethertype): Blocks => {
  const classes = new Map<string, Class>();
  const members: {readonly instance: Instance; readonly key: string; readonly value: bigint}[] = [];
  for (const instance of world.platform.instances) {
    const address = addressOf(instance, ethertype);
    if (!address) continue;
    const groups = effectiveGroups(world, instance);
    const key = classKey(groups);
    members.push({instance, key, value: integerOf(address)});
    if (classes.has(key)) continue;
    const policies = {
      egress: policyOf(groups, 'egress', ethertype),
      ingress: policyOf(groups, 'ingress', ethertype),
    };
    classes.set(key, {groups, ids: groups.map(({id}) => id), policies});
  }
  const listed = [...classes.values()];
  const indexOfClass = new Map([...classes.keys()].map((key, index) => [key, index]));
  const starts = allStarts(listed);

  const blocks: {
    instances: Instance[];
    groups: readonly SecurityGroup[];
    at: number;
    start: bigint;
  }[] = [];
  const indexes = new Map<string, number>();
  const blockOfInstance = new Map<Instance, number>();
  for (const {instance, key, value} of members) {
    const at = indexOfClass.get(key) ?? 0;
    const stretch = stretchOf(starts, value);
    const blockKey = `${at} ${stretch}`;
    const index = indexes.get(blockKey) ?? blocks.length;
    if (index === blocks.length) {
      indexes.set(blockKey, index);
      const groups = listed[at]?.groups ?? [];
      blocks.push({instances: [], groups, at, start: starts[stretch] ?? 0n});
    }
    blocks[index]?.instances.push(instance);
    blockOfInstance.set(instance, index);
  }

  const grouped = {egress: byGroups(listed, 'egress'), ingress: byGroups(listed, 'ingress')};
  /** What each class allows with each block, worked out when first asked for. */
  const sides = {egress: listed.map((): Flows[] => []), ingress: listed.map((): Flows[] => [])};
  const side = (direction: Direction, own: number, remote: number): Flows => {
    const row = sides[direction][own] ?? [];
    const known = row[remote];
    if (known) return known;
    const block = blocks[remote];
    const policy = listed[own]?.policies[direction];
    if (!block || !policy) return noFlows;
    const flows = union(
      flowsAt(policy.byAddress, block.start),
      grouped[direction][own]?.[block.at] ?? noFlows,
    );
    row[remote] = flows;
    return flows;
  };
  return {
    blocks,
    blockOf: instance => blockOfInstance.get(instance),
    flows: (from, to) => {
      const egress = side('egress', blocks[from]?.at ?? -1, to);
      if (egress === noFlows) return noFlows;
      return intersection(egress, side('ingress', blocks[to]?.at ?? -1, from));
    },
  };
};

const over = {
  IPv4: once((world: World) => blocksOver(world, 'IPv4')),
  IPv6: once((world: World) => blocksOver(world, 'IPv6')),
};

/** A world's instances in blocks, and what passes between them. Routing inside a site is whole. */
export const blocksOf = (world: World, ethertype: Ethertype): Blocks => over[ethertype](world);
