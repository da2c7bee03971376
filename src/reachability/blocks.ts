import {type Ethertype, integerOf} from '../network/address.ts';
import {addressOf, type Instance, type Platform} from '../network/platform.ts';
import {once} from '../once.ts';
import type {Direction, GroupId, SecurityGroup} from '../security-groups/rule.ts';
import type {Memberships, World} from '../security-groups/world.ts';
import {stretchAt} from './address-map.ts';
import {type Flows, intersection, noFlows} from './flows.ts';
import {effectiveGroups} from './gate.ts';
import {allowedBy, type Policy, policyOf} from './policy.ts';

/** Instances of the same groups; what their groups allow is one policy. */
type Class = {
  readonly ids: readonly GroupId[];
  readonly groups: readonly SecurityGroup[];
  readonly rows: Readonly<Record<Direction, Row>>;
};

/**
 * What a policy allows with the addresses in use: `flows[i]` with those from the place `cuts[i]`
 * up to the next cut. The first cut is 0, and neighbours differ.
 */
type Row = {
  readonly policy: Policy;
  readonly cuts: readonly number[];
  readonly flows: readonly Flows[];
};

/** What does not depend on rules: which instances have the same groups, and which addresses. */
type Layout = {
  readonly members: readonly Member[];
  readonly memberOf: ReadonlyMap<Instance, number>;
  /** One instance of each class. */
  readonly classes: readonly Instance[];
  /** How many different addresses are in use. */
  readonly places: number;
  readonly rowOf: (policy: Policy) => Row;
};

/** An instance, the index of its class, and the place of its address among those in use. */
type Member = {readonly instance: Instance; readonly of: number; readonly place: number};

/**
 * Instances that nothing tells apart: they have the same groups, and what is allowed with one of
 * their addresses is allowed with all of them and with every address in use between them.
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

/** The integers of the addresses in use and, for each instance that has one, its own. */
const addressesOf = (platform: Platform, ethertype: Ethertype) => {
  const values = new Map<Instance, bigint>();
  for (const instance of platform.instances) {
    const address = addressOf(instance, ethertype);
    if (address) values.set(instance, integerOf(address));
  }
  const inUse = [...new Set(values.values())].sort((one, other) => (one < other ? -1 : 1));
  const places = new Map(inUse.map((value, place) => [value, place]));
  return {values, inUse, places};
};

const addresses = {
  IPv4: once((platform: Platform) => addressesOf(platform, 'IPv4')),
  IPv6: once((platform: Platform) => addressesOf(platform, 'IPv6')),
};

/** A policy as a row along the addresses in use; most of its starts lie between two of them. */
const rowAlong = (inUse: readonly bigint[], policy: Policy): Row => {
  const {starts, flows} = policy.byAddress;
  const row: {cuts: number[]; flows: Flows[]} = {cuts: [], flows: []};
  let place = 0;
  for (let index = stretchAt(starts, inUse[0] ?? 0n); index < starts.length; ) {
    const allows = flows[index] ?? noFlows;
    if (row.flows.at(-1) !== allows) {
      row.cuts.push(place);
      row.flows.push(allows);
    }
    const next = starts[index + 1];
    if (next === undefined) break;
    place = placeFrom(inUse, place, next);
    const address = inUse[place];
    if (address === undefined) break;
    index = stretchAt(starts, address);
  }
  return {policy, ...row};
};

/** The first place from the given one on whose address is not below a value. */
const placeFrom = (inUse: readonly bigint[], from: number, value: bigint): number => {
  let [low, high] = [from, inUse.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inUse[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

const layoutOf = (platform: Platform, memberships: Memberships, ethertype: Ethertype): Layout => {
  const {values, inUse, places} = addresses[ethertype](platform);
  const classes: Instance[] = [];
  const indexes = new Map<string, number>();
  const members = [...values].map(([instance, value]): Member => {
    const ids = memberships[instance.id] ?? [];
    const key = [instance.misuse ?? '', ...(ids.length > 1 ? [...ids].sort() : ids)].join();
    const of = indexes.get(key) ?? classes.length;
    if (of === classes.length) {
      indexes.set(key, of);
      classes.push(instance);
    }
    return {instance, of, place: places.get(value) ?? 0};
  });
  return {
    members,
    memberOf: new Map(members.map(({instance}, index) => [instance, index])),
    classes,
    places: inUse.length,
    rowOf: once((policy: Policy) => rowAlong(inUse, policy)),
  };
};

const layoutsOver = (ethertype: Ethertype) =>
  once((platform: Platform) =>
    once((memberships: Memberships) => layoutOf(platform, memberships, ethertype)),
  );

const layouts = {IPv4: layoutsOver('IPv4'), IPv6: layoutsOver('IPv6')};

/** For each place, how many times up to there some class begins to allow something else. */
const stretchesOf = (places: number, classes: readonly Class[]): Uint32Array => {
  const stretches = new Uint32Array(places);
  for (const {rows} of classes) {
    for (const cut of rows.egress.cuts) stretches[cut] = 1;
    for (const cut of rows.ingress.cuts) stretches[cut] = 1;
  }
  let stretch = 0;
  for (let place = 0; place < places; place += 1) {
    stretch += stretches[place] ?? 0;
    stretches[place] = stretch;
  }
  return stretches;
};

type PlacedBlock = Block & {
  readonly instances: Instance[];
  readonly of: number;
  readonly place: number;
};

const blocksOver = (world: World, ethertype: Ethertype): Blocks => {
  const layout = layouts[ethertype](world.platform)(world.memberships);
  const {members, memberOf, places, rowOf} = layout;
  const classes = layout.classes.map((instance): Class => {
    const ids = world.memberships[instance.id] ?? [];
    const groups = effectiveGroups(world, instance);
    const rows = {
      egress: rowOf(policyOf(groups, 'egress', ethertype)),
      ingress: rowOf(policyOf(groups, 'ingress', ethertype)),
    };
    return {ids, groups, rows};
  });
  const stretches = stretchesOf(places, classes);

  const blocks: PlacedBlock[] = [];
  const indexes = new Map<number, number>();
  const blockOfMember = new Uint32Array(members.length);
  for (const [member, {instance, of, place}] of members.entries()) {
    const key = of * (places + 1) + (stretches[place] ?? 0);
    const index = indexes.get(key) ?? blocks.length;
    if (index === blocks.length) {
      indexes.set(key, index);
      blocks.push({instances: [], groups: classes[of]?.groups ?? [], of, place});
    }
    blocks[index]?.instances.push(instance);
    blockOfMember[member] = index;
  }

  /** What each class allows with each block, worked out when first asked for. */
  const sides = {egress: classes.map((): Flows[] => []), ingress: classes.map((): Flows[] => [])};
  const side = (direction: Direction, own: number, remote: number): Flows => {
    const found = sides[direction][own];
    const known = found?.[remote];
    if (known) return known;
    const block = blocks[remote];
    const row = classes[own]?.rows[direction];
    if (!found || !block || !row) return noFlows;
    const byAddress = row.flows[stretchAt(row.cuts, block.place)] ?? noFlows;
    const flows = allowedBy(row.policy, byAddress, classes[block.of]?.ids ?? []);
    found[remote] = flows;
    return flows;
  };
  return {
    blocks,
    blockOf: instance => {
      const member = memberOf.get(instance);
      return member === undefined ? undefined : blockOfMember[member];
    },
    flows: (from, to) => {
      const egress = side('egress', blocks[from]?.of ?? -1, to);
      if (egress === noFlows) return noFlows;
      return intersection(egress, side('ingress', blocks[to]?.of ?? -1, from));
    },
  };
};

const over = {
  IPv4: once((world: World) => blocksOver(world, 'IPv4')),
  IPv6: once((world: World) => blocksOver(world, 'IPv6')),
};

/** A world's instances in blocks, and what passes between them. Routing inside a site is whole. */
export const blocksOf = (world: World, ethertype: Ethertype): Blocks => over[ethertype](world);
