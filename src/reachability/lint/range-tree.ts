import type {AddressRange} from '../../network/address.ts';
import type {ListedRule} from '../../security-groups/world.ts';
import {type Flows, intersection, noFlows, union} from '../flows/flows.ts';

/** A range of addresses, the rules for exactly this range, and the ranges inside it, in order. */
export type RangeNode = {
  readonly range: AddressRange;
  readonly rules: ListedRule[];
  readonly inside: RangeNode[];
};

/** A rule with the range of addresses of its remote. */
export type Ranged = {readonly range: AddressRange; readonly listed: ListedRule};

/** Orders ranges so that a range comes after those that contain it. */
const byStart = ({range: one}: Ranged, {range: other}: Ranged): number => {
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  return one.last === other.last ? 0 : one.last > other.last ? -1 : 1;
};

/**
 * Makes the tree of the ranges of rules. `whole` is the widest range, at the top. One range lies
 * inside another, or they are apart.
 */
export const rangeTree = (whole: AddressRange, ranged: readonly Ranged[]): RangeNode => {
  const top: RangeNode = {range: whole, rules: [], inside: []};
  const open = [top];
  for (const {range, listed} of [...ranged].sort(byStart)) {
    while ((open.at(-1)?.range.last ?? range.last) < range.first) open.pop();
    const outer = open.at(-1) ?? top;
    if (outer.range.first === range.first && outer.range.last === range.last) {
      outer.rules.push(listed);
    } else {
      const node: RangeNode = {range, rules: [listed], inside: []};
      outer.inside.push(node);
      open.push(node);
    }
  }
  return top;
};

/**
 * The flows that every address of a range has, from its parts and the flows of each; none when the
 * parts leave a gap.
 */
export const throughout = (
  range: AddressRange,
  parts: readonly {readonly range: AddressRange; readonly flows: Flows}[],
): Flows => {
  let next = range.first;
  let common: Flows | undefined;
  for (const {range: part, flows} of parts) {
    if (part.first !== next) return noFlows;
    common = common === undefined ? flows : intersection(common, flows);
    next = part.last + 1n;
  }
  return next === range.last + 1n ? (common ?? noFlows) : noFlows;
};

/** The union of many sets. It joins them two by two, so that only the last step joins all. */
export const unionOf = (sets: readonly Flows[]): Flows => {
  const [one = noFlows, ...others] = sets;
  if (others.length === 0) return one;
  const middle = sets.length >> 1;
  return union(unionOf(sets.slice(0, middle)), unionOf(sets.slice(middle)));
};
