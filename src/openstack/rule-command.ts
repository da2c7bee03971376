import {quote} from 'shlex';
import {everywhere} from '../network/address.ts';
import type {RuleBody, SecurityGroup, Traffic} from '../security-groups/rule.ts';
import {groupsNamed, type World} from '../security-groups/world.ts';

/** An option with its value, joined to it where the value would be taken for an option itself. */
export const option = (name: string, value: string): readonly string[] =>
  value.startsWith('-') ? [`${name}=${value}`] : [name, value];

/** What stands last and is no option, even when it looks like one. */
export const last = (value: string): readonly string[] =>
  value.startsWith('-') ? ['--', value] : [value];

/** The command line of some arguments, quoted for a shell. */
export const commandLine = (argv: readonly string[]): string =>
  ['openstack', ...argv].map(quote).join(' ');

const trafficOptions = (traffic: Traffic): readonly string[] => {
  switch (traffic.kind) {
    case 'any':
      return [];
    case 'protocol':
      return option('--protocol', traffic.protocol.name);
    case 'ports': {
      const {protocol, ports} = traffic;
      const range = ports && (ports.min === ports.max ? ports.min : `${ports.min}:${ports.max}`);
      return [
        ...option('--protocol', protocol.name),
        ...(range === null ? [] : option('--dst-port', String(range))),
      ];
    }
    case 'icmp': {
      const {protocol, icmp} = traffic;
      return [
        ...option('--protocol', protocol.name),
        ...(icmp ? option('--icmp-type', String(icmp.type)) : []),
        ...(icmp && icmp.code !== null ? option('--icmp-code', String(icmp.code)) : []),
      ];
    }
  }
};

/** What to call a group by at the command line: its name, or its id where the name is not enough. */
const callable = (world: World, group: SecurityGroup): string =>
  groupsNamed(world, group.name).length === 1 ? group.name : group.id;

/**
 * The command that makes a rule, as one would type it at a shell. The remote is always written
 * out, also where the client would fill it in: a rule that is open to all should look it.
 */
export const ruleCreateCommand = (world: World, group: SecurityGroup, body: RuleBody): string => {
  const {direction, ethertype, traffic, remote, description} = body;
  const remoteGroup =
    remote.kind === 'group' ? world.groups.find(({id}) => id === remote.group) : undefined;
  const far =
    remote.kind === 'group'
      ? option('--remote-group', remoteGroup ? callable(world, remoteGroup) : remote.group)
      : option('--remote-ip', remote.kind === 'any' ? everywhere(ethertype) : remote.prefix);
  return commandLine([
    ...['security', 'group', 'rule', 'create', `--${direction}`],
    ...(ethertype === 'IPv6' ? ['--ethertype', 'IPv6'] : []),
    ...trafficOptions(traffic),
    ...far,
    ...(description === '' ? [] : option('--description', description)),
    ...last(callable(world, group)),
  ]);
};
