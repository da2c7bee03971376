import {type AddressRange, addressAt, integerOf} from '../network/address.ts';
import type {Platform} from '../network/platform.ts';
import {describeFlows, sameFlows} from './flows.ts';
import {joinNeighbours, type Region} from './outside.ts';
import {isRegion, type Passage} from './reach.ts';

/** The first and last address of a stretch, or the one it holds. */
export const describeRange = ({ethertype, first, last}: AddressRange): string => {
  const start = addressAt(ethertype, first);
  return first === last ? start : `${start}-${addressAt(ethertype, last)}`;
};

const describePeer = (peer: Passage['peer']): string => {
  if (!isRegion(peer)) return peer.name;
  return peer.kind === 'internet'
    ? `the Internet (${describeRange(peer)})`
    : `others of the site (${describeRange(peer)})`;
};

const describePassage = ({instance, direction, peer, flows}: Passage): string => {
  const what = describeFlows(flows);
  const shown = what.length > 4 ? [...what.slice(0, 3), `${what.length - 3} more`] : what;
  const [from, to] =
    direction === 'egress'
      ? [instance.name, describePeer(peer)]
      : [describePeer(peer), instance.name];
  return `${shown.join(', ')} from ${from} to ${to}`;
};

/** Whether only addresses of the project's own instances lie between two regions. */
const touches = (platform: Platform, one: Region, other: Region): boolean => {
  const own = new Set(platform.instances.flatMap(({addresses}) => addresses.map(integerOf)));
  let next = one.last + 1n;
  while (own.has(next)) next += 1n;
  return next === other.first;
};

const joined = (platform: Platform, one: Passage, other: Passage): Passage | undefined => {
  if (!isRegion(one.peer) || !isRegion(other.peer)) return undefined;
  const alike =
    one.instance === other.instance &&
    one.direction === other.direction &&
    one.peer.kind === other.peer.kind &&
    one.ethertype === other.ethertype &&
    sameFlows(one.flows, other.flows);
  return alike && touches(platform, one.peer, other.peer)
    ? {...one, peer: {...one.peer, last: other.peer.last}}
    : undefined;
};

/** Passages with those made one that only an address of the project's own parts. */
export const joinPassages = (
  platform: Platform,
  passages: readonly Passage[],
): readonly Passage[] => joinNeighbours(passages, (one, other) => joined(platform, one, other));

/**
 * What passes, a line each: `tcp/80 from others of the site (185.189.28.0-185.189.29.255) to
 * default`. A stretch of addresses is not broken by one of the project's own inside it.
 */
export const describePassages = (
  platform: Platform,
  passages: readonly Passage[],
): readonly string[] => joinPassages(platform, passages).map(describePassage);
