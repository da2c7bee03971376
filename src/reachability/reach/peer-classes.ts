import {memoized} from '../../memoize.ts';
import {type Address, type Ethertype, integerOf} from '../../network/address.ts';
import {
  type Holder,
  type Instance,
  type Platform,
  poolOf,
  siteOf,
  spoiledBy,
} from '../../network/platform.ts';
import type {Direction, GroupId, SecurityGroup} from '../../security-groups/rule.ts';
import type {Memberships, World} from '../../security-groups/world.ts';
import {stretchAt} from '../flows/address-map.ts';
import {type Flows, intersection, noFlows} from '../flows/flows.ts';
import {effectiveGroups} from '../gates/gate.ts';
import {allowedBy, type Policy, policyOf} from '../gates/policy.ts';
import {allHolders} from './holders.ts';
import {flowsOfPair} from './pair.ts';

/**
 * Instances that have the same groups and that look the same to other sites. Their groups have one
 * policy.
 */
type PolicyClass = {
  readonly site: string | undefined;
  readonly ids: readonly GroupId[];
  readonly groups: readonly SecurityGroup[];
  readonly rows: Readonly<Record<Direction, Row>>;
};

/**
 * The flows that a policy allows with the addresses in use, which are counted from 0: `flows[i]`
 * holds from the position `cuts[i]` up to the next cut. The first cut is 0, and neighbours differ.
 */
type Row = {
  readonly policy: Policy;
  readonly cuts: readonly number[];
  readonly flows: readonly Flows[];
};

/**
 * Everything that does not depend on rules: which instances have the same groups, and which
 * addresses are in use.
 */
type Layout = {
  readonly members: readonly Member[];
  readonly memberAt: ReadonlyMap<Address, number>;
  /** One instance for each policy class. */
  readonly policyClasses: readonly Instance[];
  /** The number of different addresses in use. */
  readonly positions: number;
  readonly rowOf: (policy: Policy) => Row;
};

/** A holder, the index of its policy class, and the position of its address among those in use. */
type Member = Holder & {readonly of: number; readonly position: number};

/**
 * Holders that nothing tells apart: they have the same groups, and a rule that allows something
 * with one of their addresses allows it with all of them, and with every address in use between
 * them.
 */
export type PeerClass = {
  readonly holders: readonly Holder[];
  readonly groups: readonly SecurityGroup[];
};

/** Which peer class can reach which over one version of IP. */
export type PeerClasses = {
  readonly classes: readonly PeerClass[];
  /** The index of the peer class of an address; undefined when no instance holds it. */
  readonly classOf: (address: Address) => number | undefined;
  /**
   * The flows that pass from any holder of one class to any other holder of the same or another
   * class.
   */
  readonly flows: (from: number, to: number) => Flows;
};

/**
 * The addresses in use as integers, in order, and for each holder the position of its own address.
 */
const addressesIn = (platform: Platform, ethertype: Ethertype) => {
  const holders = allHolders(platform, ethertype);
  const values = holders.map(({address}) => integerOf(address));
  const inUse = [...new Set(values)].sort((one, other) => (one < other ? -1 : 1));
  const positions = new Map(inUse.map((value, position) => [value, position]));
  return {inUse, positionOf: values.map(value => positions.get(value) ?? 0)};
};

const addresses = {
  IPv4: memoized((platform: Platform) => addressesIn(platform, 'IPv4')),
  IPv6: memoized((platform: Platform) => addressesIn(platform, 'IPv6')),
};

/** Makes the row of a policy. It skips the starts that lie between two addresses in use. */
const rowAlong = (inUse: readonly bigint[], policy: Policy): Row => {
  const {starts, flows} = policy.byAddress;
  const row: {cuts: number[]; flows: Flows[]} = {cuts: [], flows: []};
  let position = 0;
  for (let index = stretchAt(starts, inUse[0] ?? 0n); index < starts.length; ) {
    const allows = flows[index] ?? noFlows;
    if (row.flows.at(-1) !== allows) {
      row.cuts.push(position);
      row.flows.push(allows);
    }
    const next = starts[index + 1];
    if (next === undefined) break;
    position = positionFrom(inUse, position, next);
    const address = inUse[position];
    if (address === undefined) break;
    index = stretchAt(starts, address);
  }
  return {policy, ...row};
};

/** The first position, from a given one on, whose address is not below a value. */
const positionFrom = (inUse: readonly bigint[], from: number, value: bigint): number => {
  let [low, high] = [from, inUse.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inUse[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * A text that tells instances with the same groups apart if another site sees them differently: by
 * their site, their way out of it, and their source address. With one site it is empty.
 */
const zoneOf = (platform: Platform): ((holder: Holder) => string) => {
  if (new Set(platform.networks.map(({site}) => site)).size < 2) return () => '';
  return ({instance, address}) => {
    const pool = poolOf(platform, address);
    return [
      pool?.site,
      pool?.internet,
      pool?.internet === 'translated' ? instance.host : '',
    ].join();
  };
};

const layoutOf = (platform: Platform, memberships: Memberships, ethertype: Ethertype): Layout => {
  const {inUse, positionOf} = addresses[ethertype](platform);
  const zone = zoneOf(platform);
  const policyClasses: Instance[] = [];
  const indexes = new Map<string, number>();
  const members = allHolders(platform, ethertype).map((holder, index): Member => {
    const {instance, address} = holder;
    const ids = memberships[instance.id] ?? [];
    const sorted = ids.length > 1 ? [...ids].sort() : ids;
    const key = [spoiledBy(instance) ?? '', zone(holder), ...sorted].join();
    const of = indexes.get(key) ?? policyClasses.length;
    if (of === policyClasses.length) {
      indexes.set(key, of);
      policyClasses.push(instance);
    }
    return {instance, address, of, position: positionOf[index] ?? 0};
  });
  return {
    members,
    memberAt: new Map(members.map(({address}, index) => [address, index])),
    policyClasses,
    positions: inUse.length,
    rowOf: memoized((policy: Policy) => rowAlong(inUse, policy)),
  };
};

const layoutsOver = (ethertype: Ethertype) =>
  memoized((platform: Platform) =>
    memoized((memberships: Memberships) => layoutOf(platform, memberships, ethertype)),
  );

const layouts = {IPv4: layoutsOver('IPv4'), IPv6: layoutsOver('IPv6')};

/**
 * For each position, how many times some policy class allows something else from there or an
 * earlier position on.
 */
const stretchesOf = (positions: number, policyClasses: readonly PolicyClass[]): Uint32Array => {
  const stretches = new Uint32Array(positions);
  for (const {rows} of policyClasses) {
    for (const cut of rows.egress.cuts) stretches[cut] = 1;
    for (const cut of rows.ingress.cuts) stretches[cut] = 1;
  }
  let stretch = 0;
  for (let position = 0; position < positions; position += 1) {
    stretch += stretches[position] ?? 0;
    stretches[position] = stretch;
  }
  return stretches;
};

type GrowingClass = PeerClass & {
  readonly holders: Holder[];
  readonly of: number;
  readonly position: number;
};

const classesOver = (world: World, ethertype: Ethertype): PeerClasses => {
  const layout = layouts[ethertype](world.platform)(world.memberships);
  const {members, memberAt, positions, rowOf} = layout;
  const policyClasses = layout.policyClasses.map((instance): PolicyClass => {
    const ids = world.memberships[instance.id] ?? [];
    const groups = effectiveGroups(world, instance);
    const rows = {
      egress: rowOf(policyOf(groups, 'egress', ethertype)),
      ingress: rowOf(policyOf(groups, 'ingress', ethertype)),
    };
    return {site: siteOf(world.platform, instance), ids, groups, rows};
  });
  const stretches = stretchesOf(positions, policyClasses);

  const classes: GrowingClass[] = [];
  const indexes = new Map<number, number>();
  const classOfMember = new Uint32Array(members.length);
  for (const [index, member] of members.entries()) {
    const {of, position} = member;
    const key = of * (positions + 1) + (stretches[position] ?? 0);
    const peerClass = indexes.get(key) ?? classes.length;
    if (peerClass === classes.length) {
      indexes.set(key, peerClass);
      classes.push({holders: [], groups: policyClasses[of]?.groups ?? [], of, position});
    }
    classes[peerClass]?.holders.push(member);
    classOfMember[index] = peerClass;
  }

  /**
   * The flows that each policy class allows with each peer class, computed when first asked for.
   */
  const sides = {
    egress: policyClasses.map((): Flows[] => []),
    ingress: policyClasses.map((): Flows[] => []),
  };
  const side = (direction: Direction, own: number, remote: number): Flows => {
    const found = sides[direction][own];
    const known = found?.[remote];
    if (known) return known;
    const peerClass = classes[remote];
    const row = policyClasses[own]?.rows[direction];
    if (!found || !peerClass || !row) return noFlows;
    const byAddress = row.flows[stretchAt(row.cuts, peerClass.position)] ?? noFlows;
    const flows = allowedBy(row.policy, byAddress, policyClasses[peerClass.of]?.ids ?? []);
    found[remote] = flows;
    return flows;
  };

  /**
   * The flows between classes of two sites. Groups are not known there, and routing counts, so it
   * asks about any two members.
   */
  const betweenSites = new Map<number, Flows>();
  const across = (from: number, to: number): Flows => {
    const key = from * classes.length + to;
    const known = betweenSites.get(key);
    if (known) return known;
    const [sender, receiver] = [classes[from]?.holders[0], classes[to]?.holders[0]];
    const found = sender && receiver ? flowsOfPair(world, sender, receiver) : noFlows;
    betweenSites.set(key, found);
    return found;
  };
  return {
    classes,
    classOf: address => {
      const member = memberAt.get(address);
      return member === undefined ? undefined : classOfMember[member];
    },
    flows: (from, to) => {
      const [own, other] = [classes[from]?.of ?? -1, classes[to]?.of ?? -1];
      if (policyClasses[own]?.site !== policyClasses[other]?.site) return across(from, to);
      const egress = side('egress', own, to);
      return egress === noFlows ? noFlows : intersection(egress, side('ingress', other, from));
    },
  };
};

const over = {
  IPv4: memoized((world: World) => classesOver(world, 'IPv4')),
  IPv6: memoized((world: World) => classesOver(world, 'IPv6')),
};

/** Divides a world's instances into peer classes, and says which flows pass between these. */
export const peerClassesOf = (world: World, ethertype: Ethertype): PeerClasses =>
  over[ethertype](world);
