import {holderName} from '../../network/platform.ts';
import type {World} from '../../security-groups/world.ts';
import {inRow} from '../../text/names.ts';
import {describeFlows, flowsGoing} from '../flows/flows.ts';
import {describeRange, type Gathered, gather} from '../reach/gather.ts';
import type {Passage} from '../reach/reach.ts';

const describePeer = (peer: Gathered['peer']): string => {
  if (peer.kind === 'instance') return holderName(peer);
  const where = inRow(peer.regions.map(describeRange), 3);
  if (peer.kind === 'internet') return peer.isWhole ? 'the Internet' : `the Internet (${where})`;
  return peer.isWhole ? 'others of the site' : `others of the site (in ${where})`;
};

/** Writes gathered passages in one line. */
export const describeGathered = ({direction, peer, ethertype, flows, ...own}: Gathered): string => {
  const what = inRow(describeFlows(flows, flowsGoing(direction, ethertype)), 4);
  const ends = [holderName(own), describePeer(peer)];
  const [from, to] = direction === 'egress' ? ends : ends.reverse();
  return `${what} from ${from} to ${to}`;
};

/**
 * Writes what passes, one line for passages that differ only in their addresses: `tcp/80 from
 * others of the site (in 185.189.28.0/24) to default`.
 */
export const describePassages = (world: World, passages: readonly Passage[]): readonly string[] =>
  gather(world, passages).map(describeGathered);
