import {type Address, contains, type Prefix, parsePrefix} from '../../network/address.ts';
import {type Problem, problem} from '../../result.ts';
import {briefNames} from './brief-names.ts';
import type {Evidence} from './evidence.ts';

/** The prefixes of networks, by network name. */
export type Subnets = {
  readonly prefixes: ReadonlyMap<string, readonly Prefix[]>;
  readonly remarks: readonly Problem[];
  readonly problems: readonly Problem[];
};

/**
 * Assigns subnets to their networks. A subnet names its network by id. The name comes from a list
 * of networks, or otherwise from a server that has an address of the subnet.
 */
export const joinSubnets = (
  {networks, subnets}: Evidence,
  held: ReadonlyMap<string, readonly Address[]>,
): Subnets => {
  const nameOf = new Map(networks.map(({id, name}) => [id, name]));
  const prefixes = new Map<string, Prefix[]>();
  const nameless: string[] = [];
  const problems: Problem[] = [];
  for (const {file, network, prefix: text} of subnets) {
    const prefix = parsePrefix(text);
    if (!prefix.ok) {
      const remedy = 'Fetch it anew: openstack subnet list -f json';
      problems.push(problem(`${file}: ${prefix.error.says}`, remedy));
      continue;
    }
    const holder = () =>
      [...held].find(([, addresses]) => addresses.some(each => contains(prefix.value, each)))?.[0];
    const name = nameOf.get(network) ?? holder();
    const same = name === undefined ? undefined : prefixes.get(name);
    if (name === undefined) nameless.push(prefix.value);
    else if (!same) prefixes.set(name, [prefix.value]);
    else if (!same.includes(prefix.value)) same.push(prefix.value);
  }
  return {
    prefixes,
    problems,
    remarks:
      nameless.length === 0
        ? []
        : [
            problem(
              `Which networks these prefixes are of is in none of the files, so they count as not of the site: ${briefNames(nameless)}.`,
              'Add it: openstack network list -f json',
            ),
          ],
  };
};
