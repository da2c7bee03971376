import type {AddressRange} from '../../network/address.ts';
import {type AddressMap, stretchAt} from '../flows/address-map.ts';
import {type Flows, intersection, noFlows} from '../flows/flows.ts';

/** The flows of `wanted` that a map lets pass with every address of some ranges. */
export const commonFlows = (
  {starts, flows}: AddressMap,
  ranges: readonly AddressRange[],
  wanted: Flows,
): Flows => {
  let common = wanted;
  for (const {first, last} of ranges) {
    for (let index = stretchAt(starts, first); (starts[index] ?? last + 1n) <= last; index += 1) {
      common = intersection(common, flows[index] ?? noFlows);
      if (common === noFlows) return common;
    }
  }
  return common;
};
