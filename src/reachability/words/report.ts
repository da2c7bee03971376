import {type Address, addressAt, type Ethertype} from '../../network/address.ts';
import {type Holder, holderName, type Platform} from '../../network/platform.ts';
import type {World} from '../../security-groups/world.ts';
import {describeFlows, describePacket, flowsGoing, witnessOf} from '../flows/flows.ts';
import type {Endpoint} from '../gates/endpoint.ts';
import {route} from '../gates/routing.ts';
import {describeRange, type Gathered, gather} from '../reach/gather.ts';
import {type Passage, passages} from '../reach/reach.ts';
import type {EndFilter, ReportEnd} from './report-end.ts';

/** One row of a report on who can reach whom: one direction, and one version of IP. */
export type ReachRow = {
  /** An instance, `Internet` or `Site` for all addresses there, or a range of addresses. */
  readonly from: string;
  readonly to: string;
  readonly ethertype: Ethertype;
  /** The flows in the short form: `any`, or `tcp/443`, `icmp`, … */
  readonly flows: readonly string[];
  /** The source address that the far end sees; null when it is a whole range. */
  readonly seenAs: string | null;
  /** One packet that passes, as an example. */
  readonly witness: string;
};

const wholes = {internet: 'Internet', site: 'Site'} as const;

type Addressed = Endpoint & {readonly address: Address};

/** One end of a row: its name, and one holder or address of it as an example. */
type Named = {readonly name: string; readonly end: ReportEnd; readonly somebody: Addressed};

const instanceEnd = ({instance, address}: Holder): Named => ({
  name: holderName({instance, address}),
  end: {kind: 'instance', instance, address},
  somebody: {kind: 'instance', instance, address},
});

const peersOf = ({ethertype, peer}: Gathered): readonly Named[] => {
  if (peer.kind === 'instance') return [instanceEnd(peer)];
  const kind = peer.kind === 'site' ? 'neighbour' : 'internet';
  const ends = peer.regions.map(region => ({
    name: describeRange(region),
    end: {kind: peer.kind, regions: [region], isWhole: false},
    somebody: {kind, address: addressAt(ethertype, region.first)} as const,
  }));
  return peer.isWhole
    ? ends.slice(0, 1).map(({somebody}) => ({name: wholes[peer.kind], end: peer, somebody}))
    : ends;
};

const seenAs = (
  {platform}: World,
  {direction, instance, address}: Gathered,
  to: Addressed,
): Address | null => {
  if (direction === 'ingress') return null;
  const routed = route(platform, {kind: 'instance', instance, address}, to, address, to.address);
  return routed.passes ? routed.seenAs : null;
};

const rowsOf = (
  world: World,
  gathered: Gathered,
  {from: isFrom = any, to: isTo = any}: Pick<ReportOptions, 'from' | 'to'>,
): readonly ReachRow[] => {
  const {direction, ethertype, flows} = gathered;
  const packet = witnessOf(flows);
  const own = instanceEnd(gathered);
  return peersOf(gathered).flatMap((peer): ReachRow | readonly [] => {
    const [from, to] = direction === 'egress' ? [own, peer] : [peer, own];
    if (!isFrom(from.end) || !isTo(to.end)) return [];
    return {
      from: from.name,
      to: to.name,
      ethertype,
      flows: describeFlows(flows, flowsGoing(direction, ethertype)),
      seenAs: seenAs(world, gathered, peer.somebody),
      witness: packet ? describePacket(packet) : '',
    };
  });
};

const any: EndFilter = () => true;

/** Which passages a report is about, if not all. */
export type ReportOptions = {
  /** The passages of the world to report on. */
  readonly found?: readonly Passage[];
  /** The platform of the other world, if the passages are the excess over it. */
  readonly other?: Platform;
  readonly from?: EndFilter;
  readonly to?: EndFilter;
};

/** Reports what passes in a world, in rows. */
export const reachReport = (
  world: World,
  {found = passages(world), other, ...ends}: ReportOptions = {},
): readonly ReachRow[] =>
  gather(world, found, other).flatMap(gathered => rowsOf(world, gathered, ends));
