import type {ListedRule} from '../../security-groups/world.ts';
import {difference, type Flows, flowsOf, intervals, noFlows} from '../flows/flows.ts';

/** A rule, with the flows of it that only rules with the same remote could also allow. */
type Left = {readonly listed: ListedRule; readonly left: Flows; readonly size: number};

const sizeOf = (flows: Flows): number =>
  intervals(flows).reduce((sum, [start, end]) => sum + end - start, 0);

/**
 * Cuts sets of flows into stretches that no set divides, and counts how many sets have each
 * stretch.
 */
const stretchesOf = (sets: readonly Flows[]) => {
  const borders = [...new Set(sets.flat())].sort((one, other) => one - other);
  const positions = new Map(borders.map((border, position) => [border, position]));
  const stretchesIn = (flows: Flows): readonly (readonly [number, number])[] =>
    intervals(flows).map(([start, end]) => [positions.get(start) ?? 0, positions.get(end) ?? 0]);
  const counts = new Uint32Array(borders.length);
  const add = (flows: Flows, by: 1 | -1): void => {
    for (const [from, to] of stretchesIn(flows)) {
      for (let position = from; position < to; position += 1)
        counts[position] = (counts[position] ?? 0) + by;
    }
  };
  const isShared = (flows: Flows): boolean =>
    stretchesIn(flows).every(([from, to]) => {
      for (let position = from; position < to; position += 1)
        if ((counts[position] ?? 0) < 2) return false;
      return true;
    });
  return {add, isShared};
};

/**
 * Divides rules with one remote into those that are needed and those that the other rules imply,
 * together with the flows of `besides`. Small rules are given up first and, among equals, the
 * newest. All implied rules can be deleted at once.
 */
export const partByNeed = (
  rules: readonly ListedRule[],
  besides: Flows,
): {readonly needed: readonly ListedRule[]; readonly implied: readonly ListedRule[]} => {
  const remaining = rules.map((listed): Left => {
    const left = difference(flowsOf(listed.rule.traffic), besides);
    return {listed, left, size: sizeOf(left)};
  });
  const {add, isShared} = stretchesOf(remaining.map(({left}) => left));
  for (const {left} of remaining) add(left, 1);
  const implied = new Set<ListedRule>();
  const smallestFirst = [...remaining].sort(
    (one, other) => one.size - other.size || other.listed.number - one.listed.number,
  );
  for (const {listed, left} of smallestFirst) {
    if (left !== noFlows && !isShared(left)) continue;
    implied.add(listed);
    add(left, -1);
  }
  return {
    needed: rules.filter(listed => !implied.has(listed)),
    implied: rules.filter(listed => implied.has(listed)),
  };
};
