import {memoized} from '../../memoize.ts';
import type {Ethertype} from '../../network/address.ts';
import {type Holder, holdersOf, type Instance} from '../../network/platform.ts';
import type {Direction} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import {type Flows, flowsGoing, intersection, noFlows, union} from '../flows/flows.ts';
import {allHolders} from './holders.ts';
import {flowsOutside, type Region} from './outside.ts';
import {flowsOfPair} from './pair.ts';
import {peerClassesOf} from './peer-classes.ts';

/** The flows that pass from one instance to another, over all of their addresses. */
export const flowsBetween = (
  world: World,
  from: Instance,
  to: Instance,
  ethertype: Ethertype,
): Flows =>
  holdersOf(from, ethertype)
    .flatMap(sender =>
      holdersOf(to, ethertype).map(receiver => flowsOfPair(world, sender, receiver)),
    )
    .reduce(union, noFlows);

/**
 * Something that a world lets pass, between two instances, or between an instance and a range
 * outside the project.
 */
export type Passage = Holder & {
  /** The direction as the instance sees it: `ingress` comes to it, `egress` leaves it. */
  readonly direction: Direction;
  readonly peer: Holder | Region;
  readonly ethertype: Ethertype;
  readonly flows: Flows;
};

const ethertypes: readonly Ethertype[] = ['IPv4', 'IPv6'];

/**
 * Lists everything that a world lets pass, pair by pair and region by region. No passage is empty.
 */
export const passages = (world: World): readonly Passage[] =>
  ethertypes
    .flatMap(ethertype =>
      allHolders(world.platform, ethertype).flatMap(holder => [
        ...passagesBetween(world, holder, ethertype),
        ...passagesOutside(world, holder, ethertype),
      ]),
    )
    .filter(({flows}) => flows.length > 0);

/**
 * The flows without the other version's ICMP, which a rule for anything also allows but nobody
 * means.
 */
const meant = (flows: Flows, ethertype: Ethertype): Flows =>
  intersection(flows, flowsGoing('ingress', ethertype));

/** The same for regions, computed once for instances that share them. */
const meantOf = memoized((regions: readonly Region[]): readonly Region[] =>
  regions.map(region => ({...region, flows: meant(region.flows, region.ethertype)})),
);

const passagesBetween = (world: World, from: Holder, ethertype: Ethertype): readonly Passage[] => {
  const {classOf, flows} = peerClassesOf(world, ethertype);
  const own = classOf(from.address);
  if (own === undefined) return [];
  return allHolders(world.platform, ethertype).flatMap((peer): Passage | readonly [] => {
    const other = classOf(peer.address);
    return other === undefined || peer.instance === from.instance
      ? []
      : {...from, direction: 'egress', peer, ethertype, flows: meant(flows(own, other), ethertype)};
  });
};

const passagesOutside = (
  world: World,
  {instance, address}: Holder,
  ethertype: Ethertype,
): readonly Passage[] =>
  (['egress', 'ingress'] as const).flatMap(direction =>
    meantOf(flowsOutside(world, instance, direction, ethertype, address)).map(peer => ({
      instance,
      address,
      direction,
      peer,
      ethertype,
      flows: peer.flows,
    })),
  );

/** Whether the far end of a passage is a range of addresses outside the project. */
export const isRegion = (peer: Passage['peer']): peer is Region => 'first' in peer;
