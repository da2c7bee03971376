import type {Argument} from '../../arguments/argument.ts';
import {everywhere, hostPrefix} from '../../network/address.ts';
import {describeRule} from '../../security-groups/describe.ts';
import {groupsOf, listGroups, listRules, type World} from '../../security-groups/world.ts';
import type {Candidate} from './candidate.ts';

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** The names of the security groups, as candidates. */
export const groupNames = (world: World): readonly Candidate[] =>
  listGroups(world).map(({name, rules}) => ({
    text: name,
    about: `group, ${counted(rules.length, 'rule')}`,
  }));

/** The names of the instances, as candidates. */
export const instanceNames = (world: World): readonly Candidate[] =>
  world.platform.instances.map(instance => {
    const groups = groupsOf(world, instance).map(({name}) => name);
    return {
      text: instance.name,
      about: [instance.addresses[0], groups.join(', ') || 'no group'].join(', '),
    };
  });

const rules = (world: World): readonly Candidate[] =>
  listRules(world).map(({number, group, rule}) => ({
    text: `${number}`,
    about: `${group.name}: ${describeRule(world, rule)}`,
  }));

const networks = ({platform}: World): readonly Candidate[] =>
  platform.networks.map(({name, pools}) => ({
    text: name,
    about: pools.map(({prefix}) => prefix).join(', '),
  }));

/**
 * Prefixes as candidates: all addresses, each instance's, and those of the Internet actors that the
 * lessons name.
 */
const prefixes = ({platform}: World): readonly Candidate[] => [
  {text: everywhere('IPv4'), about: 'every IPv4 address'},
  {text: everywhere('IPv6'), about: 'every IPv6 address'},
  ...platform.instances.flatMap(({name, addresses}) =>
    addresses.map(address => ({text: hostPrefix(address), about: name})),
  ),
  ...platform.internet.map(({name, address}) => ({
    text: hostPrefix(address),
    about: name === address ? 'on the Internet' : name,
  })),
];

const protocols: readonly Candidate[] = [
  {text: 'tcp', about: 'most services'},
  {text: 'udp', about: 'DNS, WireGuard'},
  {text: 'icmp', about: 'ping'},
  {text: 'ipv6-icmp', about: 'ping over IPv6'},
];

/** The candidates for a value, by the value's name in the usage. */
const valuesByKind: Readonly<Record<string, (world: World) => readonly Candidate[]>> = {
  '<group>': groupNames,
  '<security-group>': groupNames,
  '<server>': instanceNames,
  '<network>': networks,
  '<rule>': rules,
  '<ip-address>': prefixes,
  '<protocol>': () => protocols,
};

/** The candidates for an argument's value; none when any text is allowed. */
export const valuesOf = (world: World, {value = '', choices}: Argument): readonly Candidate[] => {
  if (choices) return choices.map(text => ({text, about: ''}));
  return Object.hasOwn(valuesByKind, value) ? (valuesByKind[value]?.(world) ?? []) : [];
};
