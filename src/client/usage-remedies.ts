import {listGroups, type World} from '../security-groups/world.ts';
import {nearest} from '../text/nearest.ts';
import {isOption} from './arguments.ts';
import type {Command} from './command.ts';
import {formatOptions} from './output/presentation.ts';
import type {Unparsed} from './parser.ts';
import {goneOption} from './versions.ts';

/** What was typed, where it went wrong, and where a name for an example may come from. */
type Misuse = {
  readonly world: World;
  readonly command: Command;
  readonly argv: readonly string[];
  readonly message: string;
};

const knownOptions = ({takes, shows}: Command): readonly string[] =>
  [...takes, ...formatOptions[shows]]
    .filter(each => isOption(each) && each.unused === undefined)
    .map(({name}) => name);

const exampleGroup = (world: World): string => listGroups(world)[0]?.name ?? 'sg-public';

const valueAfter = (argv: readonly string[], option: string): string | undefined => {
  const at = argv.indexOf(option);
  const value = argv[at + 1];
  return at < 0 || value?.startsWith('-') ? undefined : value;
};

const unrecognized = ({message, argv, command}: Misuse): string => {
  const {words} = command;
  const extras = message.slice('unrecognized arguments: '.length).split(' ');
  const option = extras.find(extra => extra.startsWith('-'))?.replace(/=.*$/, '');
  if (option === undefined) {
    return words === 'security group rule create'
      ? 'A rule belongs to one group: make one rule for each group, and quote names with blanks.'
      : `Take ${extras.join(' ')} out; quote a name that has blanks.`;
  }
  const gone = goneOption(words, option);
  const value = valueAfter(argv, option) ?? '…';
  if (gone) return `${option} is gone since ${gone.since}; write ${gone.now} ${value}.`;
  if (option === '--dst-ip' && words === 'security group rule create') {
    return `There is no ${option}: the far end is --remote-ip ${value}, for egress too.`;
  }
  if (/^(-f|--format|-c|--column)$/.test(option)) {
    return `Take ${option} out: openstack ${words} prints nothing to choose from.`;
  }
  if (words === 'security group rule create') {
    if (/^--(src|source)-port$/.test(option)) {
      return 'Rules look at the destination port alone: --dst-port.';
    }
    if (/^--(d?port|dst|port-range.*)$/.test(option)) return 'Ports are --dst-port 443 or 80:90.';
  }
  const [meant] = nearest(option, knownOptions(command));
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return `Take ${option} out; openstack ${words} --help lists the options.`;
};

const required = ({message, world, command: {words, example}}: Misuse): string => {
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
    : `Add ${message.replace(/^.*: /, '')}, like: ${example}`;
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
  '-f/--format': 'json',
  '-c/--column': 'id',
  '--network': 'public',
  '--security-group': 'default',
};

const usageRemedy = (misuse: Misuse): string => {
  const {message, command} = misuse;
  const {words} = command;
  const argument = argumentOf(message);
  if (message.startsWith('unrecognized arguments')) return unrecognized(misuse);
  if (message.startsWith('the following arguments are required')) return required(misuse);
  const other = /not allowed with argument (.+)$/.exec(message)?.[1];
  if (other !== undefined) {
    return words === 'security group rule create'
      ? `A rule has one or the other: leave ${other} or ${argument} out, or make two rules.`
      : `It is one or the other: leave ${other} or ${argument} out.`;
  }
  if (message.includes('invalid choice')) {
    const [, choices = ''] = /choose from (.+)\)$/.exec(message) ?? [];
    const option = argument.replace(/^.*\//, '');
    return `Write ${choices
      .split(', ')
      .map(choice => `${option} ${choice.replaceAll("'", '')}`)
      .join(' or ')}.`;
  }
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
    const option = argument.replace(/^.*\//, '');
    return example === undefined
      ? `Write a value after ${option}.`
      : `Write a value after ${option}, like ${option} ${example}.`;
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
  command: Command,
  argv: readonly string[],
  reason: Exclude<Unparsed, {readonly kind: 'help'}>,
): string =>
  reason.kind === 'value'
    ? portRemedy(reason.value)
    : usageRemedy({world, command, argv, message: reason.message});
