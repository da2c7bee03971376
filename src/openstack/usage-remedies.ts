import {listGroups, type World} from '../security-groups/world.ts';
import {nearest} from './nearest.ts';
import type {Unparsed} from './parser.ts';

/** What was typed, where it went wrong, and where a name for an example may come from. */
type Misuse = {
  readonly world: World;
  readonly words: string;
  readonly argv: readonly string[];
  readonly message: string;
};

/** The options that left the client, with what took their place (client 4.0, change 9). */
const replaced: Readonly<Record<string, string>> = {
  '--src-ip': '--remote-ip',
  '--src-group': '--remote-group',
  '--dst-ip': '--remote-ip',
};

const knownOptions = [
  '--remote-ip',
  '--remote-group',
  '--dst-port',
  '--protocol',
  '--description',
  '--icmp-type',
  '--icmp-code',
  '--ingress',
  '--egress',
  '--ethertype',
];

const exampleGroup = (world: World): string => listGroups(world)[0]?.name ?? 'sg-public';

const valueAfter = (argv: readonly string[], option: string): string | undefined => {
  const at = argv.indexOf(option);
  const value = argv[at + 1];
  return at < 0 || value?.startsWith('-') ? undefined : value;
};

const unrecognized = ({message, argv, words}: Misuse): string => {
  const extras = message.slice('unrecognized arguments: '.length).split(' ');
  const option = extras.find(extra => extra.startsWith('-'))?.replace(/=.*$/, '');
  if (option === undefined) {
    return words === 'security group rule create'
      ? 'A rule belongs to one group: make one rule for each group, and quote names with blanks.'
      : `Take ${extras.join(' ')} out; quote a name that has blanks.`;
  }
  const now = replaced[option];
  if (now !== undefined) {
    const value = valueAfter(argv, option);
    return option.startsWith('--src')
      ? `${option} is gone since client 4.0; write ${now} ${value ?? '…'}.`
      : `There is no ${option}: the far end is ${now} ${value ?? '…'}, for egress too.`;
  }
  if (/^(-f|--format|-c|--column)$/.test(option)) {
    return `Take ${option} out: the lab shows tables with all their columns.`;
  }
  if (words === 'security group rule create') {
    if (/^--(src|source)-port$/.test(option)) {
      return 'Rules look at the destination port alone: --dst-port.';
    }
    if (/^--(d?port|dst|port-range.*)$/.test(option)) return 'Ports are --dst-port 443 or 80:90.';
    const meant = nearest(option, knownOptions)[0];
    if (meant !== undefined) return `Did you mean ${meant}?`;
  }
  return `Take ${option} out; openstack ${words} --help lists the options.`;
};

const required = ({message, world, words}: Misuse): string => {
  if (message.includes('<group>')) {
    const group = exampleGroup(world);
    return words.includes('rule')
      ? `Name the group the rule belongs to at the end, like ${group}.`
      : `Name the group at the end, like ${group}.`;
  }
  if (message.includes('<rule>')) {
    return 'Name the rule by its number or id; openstack security group rule list shows them.';
  }
  if (message.includes('<server>')) {
    const server = world.platform.instances[0]?.name ?? 'public';
    return message.includes('<security-group>')
      ? `Name the instance, then the group: openstack ${words} ${server} ${exampleGroup(world)}`
      : `Name the instance: openstack ${words} ${server}`;
  }
  return message.includes('<security-group>')
    ? `Name the group after the instance, like ${exampleGroup(world)}.`
    : `Add ${message.replace(/^.*: /, '')}; see openstack ${words} --help.`;
};

const argumentOf = (message: string): string => /^argument ([^:]+):/.exec(message)?.[1] ?? '';

const examples: Readonly<Record<string, string>> = {
  '--remote-ip': '0.0.0.0/0',
  '--remote-group': 'default',
  '--dst-port': '443',
  '--protocol': 'tcp',
  '--description': "'a note'",
  '--icmp-type': '8',
  '--icmp-code': '0',
  '--ethertype': 'IPv6',
};

const usageRemedy = (misuse: Misuse): string => {
  const {message, words} = misuse;
  const argument = argumentOf(message);
  if (message.startsWith('unrecognized arguments')) return unrecognized(misuse);
  if (message.startsWith('the following arguments are required')) return required(misuse);
  const other = /not allowed with argument (.+)$/.exec(message)?.[1];
  if (other !== undefined) {
    return `A rule has one or the other: leave ${other} or ${argument} out, or make two rules.`;
  }
  if (message.includes('invalid choice')) return 'Write --ethertype IPv4 or --ethertype IPv6.';
  if (message.includes('invalid int value')) {
    return `Write a number, like ${argument} ${examples[argument] ?? '8'}; echo request, what ping sends, is type 8.`;
  }
  const range = /Invalid range, (\S+) is not less than (\S+)$/.exec(message);
  if (range) return `Write the lower port first: --dst-port ${range[2]}:${range[1]}.`;
  if (message.includes('too many values')) {
    return 'A range has two ends: --dst-port 80:90; make one rule for each range.';
  }
  const ambiguous = /could match (.+)$/.exec(message)?.[1];
  if (ambiguous !== undefined)
    return `Write the option out: ${ambiguous.replaceAll(', ', ' or ')}.`;
  if (message.includes('expected one argument')) {
    const example = examples[argument];
    return example === undefined
      ? `Write a value after ${argument}.`
      : `Write a value after ${argument}, like ${argument} ${example}.`;
  }
  if (message.includes('ignored explicit argument')) return `${argument} takes no value.`;
  return `See openstack ${words} --help.`;
};

const portRemedy = (value: string): string => {
  const text = value.trim();
  const range = /^(\d+)\s*(?:-|–|\.\.)\s*(\d+)$/.exec(text);
  if (range) return `Write the range with a colon: --dst-port ${range[1]}:${range[2]}.`;
  if (/^\d+([,;\s]\s*\d+)+$/.test(text)) {
    const ports = text.split(/[,;\s]\s*/);
    return `A rule holds one port or one range; make one rule for each: ${ports.map(port => `--dst-port ${port}`).join(', ')}.`;
  }
  if (text === '') return 'Write both ends of the range, like --dst-port 80:90, or one port.';
  return 'Write the port as a number, like --dst-port 443, or a range, like --dst-port 80:90.';
};

/** What to type instead of arguments that the client did not take. */
export const remedyOf = (
  world: World,
  words: string,
  argv: readonly string[],
  reason: Exclude<Unparsed, {readonly kind: 'help'}>,
): string =>
  reason.kind === 'value'
    ? portRemedy(reason.value)
    : usageRemedy({world, words, argv, message: reason.message});
