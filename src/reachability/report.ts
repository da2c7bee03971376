import type {Ethertype} from '../network/address.ts';
import {addressAt} from '../network/address.ts';
import type {Instance} from '../network/platform.ts';
import type {World} from '../security-groups/world.ts';
import {describeRange, joinPassages} from './describe-passage.ts';
import type {Endpoint} from './endpoint.ts';
import {describeFlows, describePacket, witnessOf} from './flows.ts';
import {flowsOutside, type Region} from './outside.ts';
import {isRegion, type Passage, passages} from './reach.ts';
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

const keyOf = ({instance, direction, ethertype, flows}: Passage, {kind}: Region): string =>
  [instance.id, direction, ethertype, kind, ...flows].join(' ');

const sizeOf = ({first, last}: Region): bigint => last - first + 1n;

/** How many addresses of a kind were found to have the same flows with an instance, by key. */
const sizesOf = (found: readonly Passage[]): ReadonlyMap<string, bigint> => {
  const sizes = new Map<string, bigint>();
  for (const passage of found) {
    const {peer} = passage;
    if (!isRegion(peer)) continue;
    const key = keyOf(passage, peer);
    sizes.set(key, (sizes.get(key) ?? 0n) + sizeOf(peer));
  }
  return sizes;
};

type Sizes = ReturnType<typeof sizesOf>;

const nameOf = (world: World, sizes: Sizes, passage: Passage): string => {
  const {instance, direction, ethertype, peer} = passage;
  if (!isRegion(peer)) return peer.name;
  const all = flowsOutside(world, instance, direction, ethertype)
    .filter(({kind}) => kind === peer.kind)
    .reduce((sum, region) => sum + sizeOf(region), 0n);
  return sizes.get(keyOf(passage, peer)) === all ? wholes[peer.kind] : describeRange(peer);
};

const endOf = (peer: Instance | Region, ethertype: Ethertype): Endpoint =>
  isRegion(peer)
    ? {
        kind: peer.kind === 'site' ? 'neighbour' : 'internet',
        address: addressAt(ethertype, peer.first),
      }
    : {kind: 'instance', instance: peer};

const seenAs = (world: World, {instance, direction, peer, ethertype, flows}: Passage) => {
  const packet = witnessOf(flows);
  if (direction === 'ingress' || !packet) return null;
  const {hops} = trace(world, {
    from: {kind: 'instance', instance},
    to: endOf(peer, ethertype),
    packet,
  });
  const routed = hops.find(hop => hop.kind === 'routing');
  return routed?.kind === 'routing' && routed.route.passes ? routed.route.seenAs : null;
};

const rowOf = (world: World, sizes: Sizes, passage: Passage): ReachRow => {
  const {instance, direction, ethertype, flows} = passage;
  const peer = nameOf(world, sizes, passage);
  const [from, to] = direction === 'egress' ? [instance.name, peer] : [peer, instance.name];
  const packet = witnessOf(flows);
  return {
    from,
    to,
    ethertype,
    flows: describeFlows(flows),
    seenAs: seenAs(world, passage),
    witness: packet ? describePacket(packet) : '',
  };
};

/** Rows that say the same are one: a whole is made of many stretches. */
const withoutRepeats = (rows: readonly ReachRow[]): readonly ReachRow[] => {
  const seen = new Map(
    rows.map(row => [[row.from, row.to, row.ethertype, ...row.flows].join(' '), row]),
  );
  return [...seen.values()];
};

/** What was found to pass in a world, a row each; everything, unless told otherwise. */
export const reachReport = (
  world: World,
  found: readonly Passage[] = passages(world),
): readonly ReachRow[] => {
  const sizes = sizesOf(found);
  return withoutRepeats(
    joinPassages(world.platform, found).map(passage => rowOf(world, sizes, passage)),
  );
};
