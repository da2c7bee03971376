import {quote} from 'shlex';
import {type Ethertype, everywhere} from '../network/address.ts';
import type {Remote, RuleBody, SecurityGroup, Traffic} from '../security-groups/rule.ts';
import {findGroup, groupsNamed, type World} from '../security-groups/world.ts';

/**
 * The words of an option with its value. They are joined with `=` if the value looks like an
 * option.
 */
export const optionWords = (name: string, value: string): readonly string[] =>
  value.startsWith('-') ? [`${name}=${value}`] : [name, value];

/**
 * The positional arguments at the end of a command, after `--` if one of them looks like an option.
 */
export const last = (...values: readonly string[]): readonly string[] =>
  values.some(value => value.startsWith('-')) ? ['--', ...values] : values;

/** Joins arguments to a command line, quoted for a shell. */
export const commandLine = (argv: readonly string[]): string =>
  ['openstack', ...argv].map(quote).join(' ');

const trafficOptions = (traffic: Traffic): readonly string[] => {
  switch (traffic.kind) {
    case 'any':
      return [];
    case 'protocol':
      return optionWords('--protocol', traffic.protocol.name);
    case 'ports': {
      const {protocol, ports} = traffic;
      const range = ports && (ports.min === ports.max ? ports.min : `${ports.min}:${ports.max}`);
      return [
        ...optionWords('--protocol', protocol.name),
        ...(range === null ? [] : optionWords('--dst-port', String(range))),
      ];
    }
    case 'icmp': {
      const {protocol, icmp} = traffic;
      return [
        ...optionWords('--protocol', protocol.name),
        ...(icmp ? optionWords('--icmp-type', String(icmp.type)) : []),
        ...(icmp && icmp.code !== null ? optionWords('--icmp-code', String(icmp.code)) : []),
      ];
    }
  }
};

/** The word for a group in a command: its name, or its id if the name is not enough. */
export const callable = (world: World, group: SecurityGroup): string =>
  groupsNamed(world, group.name).length === 1 ? group.name : group.id;

/**
 * The option for a rule's remote. It is always written out, also where the client would fill it in.
 */
export const remoteOption = (
  world: World,
  remote: Remote,
  ethertype: Ethertype,
): readonly string[] => {
  switch (remote.kind) {
    case 'any':
      return optionWords('--remote-ip', everywhere(ethertype));
    case 'prefix':
      return optionWords('--remote-ip', remote.prefix);
    case 'group': {
      const group = findGroup(world, remote.group);
      return optionWords('--remote-group', group ? callable(world, group) : remote.group);
    }
    case 'address-group':
      return optionWords('--remote-address-group', remote.addressGroup);
  }
};

/** The options of the command that makes a rule. `far` are those for its remote. */
export const ruleOptions = (
  {direction, ethertype, traffic, description}: RuleBody,
  far: readonly string[],
): readonly string[] => [
  `--${direction}`,
  ...(ethertype === 'IPv6' ? ['--ethertype', 'IPv6'] : []),
  ...trafficOptions(traffic),
  ...far,
  ...(description === '' ? [] : optionWords('--description', description)),
];

const createCommand = (
  world: World,
  group: SecurityGroup,
  body: RuleBody,
  far: readonly string[],
): string =>
  commandLine([
    ...['security', 'group', 'rule', 'create', ...ruleOptions(body, far)],
    ...last(callable(world, group)),
  ]);

/**
 * Writes the command that makes a rule, quoted for a shell. It always writes out the remote, also
 * where the client would fill it in, so that a rule that is open to all looks like it.
 */
export const ruleCreateCommand = (world: World, group: SecurityGroup, body: RuleBody): string =>
  createCommand(world, group, body, remoteOption(world, body.remote, body.ethertype));

/** Writes the command that makes a rule, with a blank for the remote, which the reader fills in. */
export const ruleTemplate = (world: World, group: SecurityGroup, body: RuleBody): string =>
  createCommand(world, group, body, ['--remote-ip', 'YOUR-PREFIX']);
