import type {AddressRange} from '../../network/address.ts';
import {type Flows, noFlows, union} from './flows.ts';

/**
 * Maps each address of a version of IP to the flows that pass with it: addresses from `starts[i]`
 * up to the next start have `flows[i]`. The first start is 0, and neighbours differ.
 */
export type AddressMap = {
  readonly starts: readonly bigint[];
  readonly flows: readonly Flows[];
};

/**
 * The flows that pass with every address of a range. Ranges come from prefixes, so one lies inside
 * another, or they are apart.
 */
export type RangeFlows = {readonly range: AddressRange; readonly flows: Flows};

/** Orders ranges so that a range comes after those that contain it. */
const byStart = ({range: one}: RangeFlows, {range: other}: RangeFlows): number => {
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  return one.last === other.last ? 0 : one.last > other.last ? -1 : 1;
};

/**
 * Makes the map in which each address has the flows of all ranges that contain it. It walks along
 * the starts once and keeps a stack of the ranges that contain the current address.
 */
export const addressMap = (entries: readonly RangeFlows[]): AddressMap => {
  const starts: bigint[] = [];
  const flows: Flows[] = [];
  const put = (start: bigint, value: Flows): void => {
    if (starts.at(-1) === start) {
      starts.pop();
      flows.pop();
    }
    if (flows.at(-1) === value) return;
    starts.push(start);
    flows.push(value);
  };
  const open: {readonly last: bigint; readonly flows: Flows}[] = [];
  const close = (before: bigint | null): void => {
    for (let top = open.at(-1); top && (before === null || top.last < before); top = open.at(-1)) {
      open.pop();
      put(top.last + 1n, open.at(-1)?.flows ?? noFlows);
    }
  };
  put(0n, noFlows);
  for (const {range, flows: added} of [...entries].sort(byStart)) {
    close(range.first);
    const all = union(open.at(-1)?.flows ?? noFlows, added);
    put(range.first, all);
    open.push({last: range.last, flows: all});
  }
  close(null);
  return {starts, flows};
};

/** Makes the map in which each address has the flows of both maps. */
export const joinMaps = (one: AddressMap, other: AddressMap): AddressMap => {
  const starts: bigint[] = [];
  const flows: Flows[] = [];
  let [i, j] = [0, 0];
  let [left, right]: [Flows, Flows] = [noFlows, noFlows];
  while (i < one.starts.length || j < other.starts.length) {
    const [next, otherNext] = [one.starts[i], other.starts[j]];
    const start = next === undefined || (otherNext ?? next) < next ? otherNext : next;
    if (start === undefined) break;
    if (next === start) {
      left = one.flows[i] ?? noFlows;
      i += 1;
    }
    if (otherNext === start) {
      right = other.flows[j] ?? noFlows;
      j += 1;
    }
    const both = union(left, right);
    if (flows.at(-1) === both) continue;
    starts.push(start);
    flows.push(both);
  }
  return {starts, flows};
};

/**
 * The index of the last start that is not above a value. The starts are sorted, and the first one
 * must not be above the value.
 */
export const stretchAt = <Start extends number | bigint>(
  starts: readonly Start[],
  value: Start,
): number => {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? value) <= value) low = middle;
    else high = middle;
  }
  return low;
};

/** The flows that a map has for an address, which is given as an integer. */
export const flowsAt = ({starts, flows}: AddressMap, address: bigint): Flows =>
  flows[stretchAt(starts, address)] ?? noFlows;
