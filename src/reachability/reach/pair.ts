import {ethertypeOf} from '../../network/address.ts';
import type {Holder} from '../../network/platform.ts';
import type {World} from '../../security-groups/world.ts';
import {type Flows, intersection, noFlows} from '../flows/flows.ts';
import {allowed} from '../gates/gate.ts';
import {route} from '../gates/routing.ts';

/**
 * The flows that pass from one instance's address to another's: those that the groups of both ends
 * allow, each with the address that it sees. It is empty when there is no route.
 */
export const flowsOfPair = (world: World, from: Holder, to: Holder): Flows => {
  if (ethertypeOf(from.address) !== ethertypeOf(to.address)) return noFlows;
  const routed = route(
    world.platform,
    {kind: 'instance', ...from},
    {kind: 'instance', ...to},
    from.address,
    to.address,
  );
  if (!routed.passes) return noFlows;
  return intersection(
    allowed(world, from.instance, 'egress', to.address),
    allowed(world, to.instance, 'ingress', routed.seenAs),
  );
};
