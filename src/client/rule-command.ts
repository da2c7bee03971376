import {quote} from 'shlex';
import {type Ethertype, everywhere} from '../network/address.ts';
import type {Remote, RuleBody, SecurityGroup, Traffic} from '../security-groups/rule.ts';
import {findGroup, groupsNamed, type World} from '../security-groups/world.ts';

/** An option with its value, joined to it where the value would be taken for an option itself. */
export const optionWords = (name: string, value: string): readonly string[] =>
  value.startsWith('-') ? [`${name}=${value}`] : [name, value];

/** What stands last and is no option, even when it looks like one. */
export const last = (...values: readonly string[]): readonly string[] =>
  values.some(value => value.startsWith('-')) ? ['--', ...values] : values;

/** The command line of some arguments, quoted for a shell. */
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

/** What to call a group by at the command line: its name, or its id where the name is not enough. */
export const callable = (world: World, group: SecurityGroup): string =>
  groupsNamed(world, group.name).length === 1 ? group.name : group.id;

/** The option for the far end of a rule, which is written out also where the client would fill it in. */
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

/** The options of the command that makes a rule, with those for its far end given. */
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
 * The command that makes a rule, as one would type it at a shell. The remote is always written
 * out, also where the client would fill it in: a rule that is open to all should look it.
 */
export const ruleCreateCommand = (world: World, group: SecurityGroup, body: RuleBody): string =>
  createCommand(world, group, body, remoteOption(world, body.remote, body.ethertype));

/** The command that makes such a rule for a far end which the reader is to fill in. */
export const ruleTemplate = (world: World, group: SecurityGroup, body: RuleBody): string =>
  createCommand(world, group, body, ['--remote-ip', 'YOUR-PREFIX']);
