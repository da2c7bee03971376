import type {World} from '../security-groups/world.ts';
import {difference} from './flows.ts';
import {cutAt} from './outside.ts';
import {isRegion, type Passage, passages} from './reach.ts';

/** What the first world lets pass and the second does not: exact, and empty if there is nothing. */
export const excess = (more: World, less: World): readonly Passage[] => {
  const known = passages(less);
  return passages(more)
    .flatMap(passage => known.filter(other => meets(passage, other)).reduce(subtract, [passage]))
    .filter(({flows}) => flows.length > 0);
};

/** Whether two passages, maybe of two worlds, are about the same instance, direction and peer. */
const meets = (one: Passage, other: Passage): boolean => {
  if (one.instance.name !== other.instance.name) return false;
  if (one.direction !== other.direction || one.ethertype !== other.ethertype) return false;
  if (isRegion(one.peer) && isRegion(other.peer)) {
    return one.peer.first <= other.peer.last && other.peer.first <= one.peer.last;
  }
  return !isRegion(one.peer) && !isRegion(other.peer) && one.peer.name === other.peer.name;
};

const subtract = (left: readonly Passage[], taken: Passage): readonly Passage[] =>
  left.flatMap(passage => {
    if (!meets(passage, taken)) return [passage];
    const flows = difference(passage.flows, taken.flows);
    const {peer} = passage;
    if (!isRegion(peer) || !isRegion(taken.peer)) return [{...passage, flows}];
    const cuts = [taken.peer.first, taken.peer.last + 1n];
    return cutAt({...peer}, cuts).map(part => {
      const inside =
        isRegion(taken.peer) && taken.peer.first <= part.first && part.last <= taken.peer.last;
      const kept = inside ? flows : passage.flows;
      return {
        ...passage,
        peer: {...peer, first: part.first, last: part.last, flows: kept},
        flows: kept,
      };
    });
  });
