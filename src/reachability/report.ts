import {type Address, addressAt, type Ethertype} from '../network/address.ts';
import {type Holder, holderName} from '../network/platform.ts';
import type {World} from '../security-groups/world.ts';
import type {Endpoint} from './endpoint.ts';
import {describeFlows, describePacket, flowsGoing, witnessOf} from './flows.ts';
import {describeRange, type Gathered, gather} from './gather.ts';
import {type Passage, passages} from './reach.ts';
import {trace} from './trace.ts';

/** Who can reach whom, one way and one version of IP at a time. */
export type ReachRow = {
  /** An instance, `Internet` or `Site` for all addresses there, or a stretch of addresses. */
  readonly from: string;
  readonly to: string;
  readonly ethertype: Ethertype;
  /** In the short form: `any`, or `tcp/443`, `icmp`, … */
  readonly flows: readonly string[];
  /** The source address the far end sees; none where it is a whole stretch of them. */
  readonly seenAs: string | null;
  /** One packet of it, as an example. */
  readonly witness: string;
};

const wholes = {internet: 'Internet', site: 'Site'} as const;

const endOf = ({instance, address}: Holder): Endpoint => ({kind: 'instance', instance, address});

const peersOf = ({ethertype, peer}: Gathered): readonly {name: string; end: Endpoint}[] => {
  if (peer.kind === 'instance') {
    return [{name: holderName(peer), end: endOf(peer)}];
  }
  const kind = peer.kind === 'site' ? 'neighbour' : 'internet';
  const ends = peer.regions.map(region => ({
    name: describeRange(region),
    end: {kind, address: addressAt(ethertype, region.first)} as const,
  }));
  return peer.isWhole ? ends.slice(0, 1).map(({end}) => ({name: wholes[peer.kind], end})) : ends;
};

const seenAs = (
  world: World,
  {direction, flows, ...own}: Gathered,
  to: Endpoint,
): Address | null => {
  const packet = witnessOf(flows);
  if (direction === 'ingress' || !packet) return null;
  const {hops} = trace(world, {from: endOf(own), to, packet});
  const routed = hops.find(hop => hop.kind === 'routing');
  return routed?.kind === 'routing' && routed.route.passes ? routed.route.seenAs : null;
};

const rowsOf = (world: World, gathered: Gathered): readonly ReachRow[] => {
  const {direction, ethertype, flows} = gathered;
  const packet = witnessOf(flows);
  const own = holderName(gathered);
  return peersOf(gathered).map(({name, end}) => {
    const [from, to] = direction === 'egress' ? [own, name] : [name, own];
    return {
      from,
      to,
      ethertype,
      flows: describeFlows(flows, flowsGoing(direction, ethertype)),
      seenAs: seenAs(world, gathered, end),
      witness: packet ? describePacket(packet) : '',
    };
  });
};

/** What was found to pass in a world, a row each; everything, unless told otherwise. */
export const reachReport = (
  world: World,
  found: readonly Passage[] = passages(world),
): readonly ReachRow[] => gather(world, found).flatMap(gathered => rowsOf(world, gathered));
