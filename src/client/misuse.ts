import {isOption} from '../arguments/argument.ts';
import type {Misuse, Unparsed} from '../arguments/parse.ts';
import {listGroups, type World} from '../security-groups/world.ts';
import {nearest} from '../text/nearest.ts';
import type {Command} from './command.ts';
import {formatOptions} from './output/presentation.ts';
import {failed, misread, type Refusal, unfinished} from './refusal.ts';
import {goneOption} from './versions.ts';

/** What was typed, and the world that example names come from. */
type Typed = {
  readonly world: World;
  readonly command: Command;
  readonly argv: readonly string[];
};

/** One kind of misuse. */
type Of<Kind extends Misuse['kind']> = Extract<Misuse, {readonly kind: Kind}>;

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

const unrecognized = ({argv, command}: Typed, {words: extras}: Of<'unrecognized'>): string => {
  const {words} = command;
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

const missing = ({world, command: {words, example}}: Typed, {values}: Of<'missing'>): string => {
  const isMissing = (value: string): boolean => values.includes(value);
  if (isMissing('<group>')) {
    const group = exampleGroup(world);
    return words.includes('rule')
      ? `Name the group the rule belongs to at the end, like ${group}.`
      : `Name the group at the end, like ${group}.`;
  }
  if (isMissing('<rule>')) {
    return 'Name the rule by its number or id; openstack security group rule list shows them.';
  }
  if (isMissing('<server>')) {
    const server = world.platform.instances[0]?.name ?? 'public';
    return isMissing('<security-group>')
      ? `Name the instance, then the group: openstack ${words} ${server} ${exampleGroup(world)}`
      : `Name the instance: openstack ${words} ${server}`;
  }
  return isMissing('<security-group>')
    ? `Name the group after the instance, like ${exampleGroup(world)}.`
    : `Add ${values.join(', ')}, like: ${example}`;
};

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

/** The longer name of `-f/--format`. */
const longName = (argument: string): string => argument.replace(/^.*\//, '');

/** The remedy for wrong arguments: what to type instead. */
const remedyFor = (typed: Typed, misuse: Misuse): string => {
  const {words} = typed.command;
  switch (misuse.kind) {
    case 'unread':
      return misuse.remedy;
    case 'unrecognized':
      return unrecognized(typed, misuse);
    case 'missing':
      return missing(typed, misuse);
    case 'either': {
      const {argument, other} = misuse;
      return words === 'security group rule create'
        ? `A rule has one or the other: leave ${other} or ${argument} out, or make two rules.`
        : `It is one or the other: leave ${other} or ${argument} out.`;
    }
    case 'no-choice': {
      const option = longName(misuse.argument);
      return `Write ${misuse.choices.map(choice => `${option} ${choice}`).join(' or ')}.`;
    }
    case 'ambiguous':
      return `Write the option out: ${misuse.options.join(' or ')}.`;
    case 'value-missing': {
      const example = examples[misuse.argument];
      const option = longName(misuse.argument);
      return example === undefined
        ? `Write a value after ${option}.`
        : `Write a value after ${option}, like ${option} ${example}.`;
    }
    case 'value-needless':
      return `${misuse.argument} takes no value.`;
    case 'unknown':
      return `See openstack ${words} --help.`;
  }
};

/** The word of the line that is wrong, if there is one. */
const wordOf = (argv: readonly string[], misuse: Misuse): string | undefined => {
  switch (misuse.kind) {
    case 'unread':
    case 'no-choice':
    case 'ambiguous':
      return misuse.word;
    case 'unrecognized':
      return misuse.words[0]?.replace(/=.*$/s, '');
    case 'either':
    case 'value-needless': {
      const option = longName(misuse.argument);
      return argv.find(
        word => word.startsWith('--') && option.startsWith(word.replace(/=.*$/s, '')),
      );
    }
    case 'missing':
    case 'value-missing':
    case 'unknown':
      return undefined;
  }
};

/** Makes the refusal of wrong arguments: the client's message, and what to type instead. */
export const refusalOf = (
  world: World,
  command: Command,
  argv: readonly string[],
  reason: Exclude<Unparsed, {readonly kind: 'help'}>,
): Refusal => {
  if (reason.kind === 'escaped') {
    return failed(reason.unread.says, reason.unread.remedy, reason.word);
  }
  const {message, misuse} = reason;
  const says = `openstack ${command.words}: error: ${message}`;
  const remedy = remedyFor({world, command, argv}, misuse);
  return misuse.kind === 'missing' || misuse.kind === 'value-missing'
    ? unfinished(says, remedy)
    : misread(says, remedy, wordOf(argv, misuse));
};
