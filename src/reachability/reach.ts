import type {Ethertype} from '../network/address.ts';
import {addressOf, type Instance} from '../network/platform.ts';
import type {Direction} from '../security-groups/rule.ts';
import type {World} from '../security-groups/world.ts';
import {blocksOf} from './blocks.ts';
import {type Flows, intersection, noFlows} from './flows.ts';
import {allowed} from './gate.ts';
import {flowsOutside, type Region} from './outside.ts';

/** The flows one instance's groups and routing let reach another, at both ends. */
export const flowsBetween = (
  world: World,
  from: Instance,
  to: Instance,
  ethertype: Ethertype,
): Flows => {
  const source = addressOf(from, ethertype);
  const destination = addressOf(to, ethertype);
  if (!source || !destination) return noFlows;
  return intersection(
    allowed(world, from, 'egress', destination),
    allowed(world, to, 'ingress', source),
  );
};

/** Something one world lets pass: between two instances, or an instance and a stretch outside. */
export type Passage = {
  readonly instance: Instance;
  /** As the instance sees it: `ingress` comes to it, `egress` leaves it. */
  readonly direction: Direction;
  readonly peer: Instance | Region;
  readonly ethertype: Ethertype;
  readonly flows: Flows;
};

const ethertypes: readonly Ethertype[] = ['IPv4', 'IPv6'];

/** Everything a world lets pass, pair by pair and region by region; nothing that is empty. */
export const passages = (world: World): readonly Passage[] =>
  ethertypes
    .flatMap(ethertype =>
      world.platform.instances.flatMap(instance => [
        ...passagesBetween(world, instance, ethertype),
        ...passagesOutside(world, instance, ethertype),
      ]),
    )
    .filter(({flows}) => flows.length > 0);

const passagesBetween = (
  world: World,
  from: Instance,
  ethertype: Ethertype,
): readonly Passage[] => {
  const {blockOf, flows} = blocksOf(world, ethertype);
  const own = blockOf(from);
  if (own === undefined) return [];
  return world.platform.instances.flatMap((to): Passage | readonly [] => {
    const other = blockOf(to);
    return other === undefined || to.id === from.id
      ? []
      : {instance: from, direction: 'egress', peer: to, ethertype, flows: flows(own, other)};
  });
};

const passagesOutside = (
  world: World,
  instance: Instance,
  ethertype: Ethertype,
): readonly Passage[] =>
  (['egress', 'ingress'] as const).flatMap(direction =>
    flowsOutside(world, instance, direction, ethertype).map(peer => ({
      instance,
      direction,
      peer,
      ethertype,
      flows: peer.flows,
    })),
  );

/** Whether the far end of a passage is a stretch of addresses outside the project. */
export const isRegion = (peer: Passage['peer']): peer is Region => 'first' in peer;
