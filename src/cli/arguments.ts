import {type Argument, flag, isOption, option, takesValue} from '../arguments/argument.ts';
import {type Given, type Grammar, helpText, parse, usageText} from '../arguments/parse.ts';
import {failure, type Result, success} from '../result.ts';
import type {Exit, Shell} from './shell.ts';

/** One subcommand of the program, which has a file of its own under `commands/`. */
export type Subcommand = {
  readonly name: string;
  readonly about: string;
  /** Its arguments, without those that all subcommands share. */
  readonly takes: readonly Argument[];
  readonly run: (given: Given, shell: Shell) => Promise<Exit>;
};

/**
 * The meaning of a command line: a subcommand to run, or a text to print before the program ends.
 */
export type Call =
  | {readonly kind: 'run'; readonly subcommand: Subcommand; readonly given: Given}
  | {readonly kind: 'print'; readonly text: string};

/** The options that every subcommand takes, before or after its name. */
export const sharedOptions = {
  learner: option('--learner', 'NAME', 'whose progress this is (default: learner)'),
  saves: option(
    '--saves',
    'DIR',
    'folder of the saves (default: $SAFESPRING_LAB_SAVES, or the data folder)',
  ),
  lessons: option('--lessons', 'DIR', 'folder of lessons to use instead of the built-in ones'),
  moreLessons: option('--more-lessons', 'DIR', 'folder of lessons that come after the others'),
  lang: option(
    '--lang',
    'LANG',
    "language of lessons and menu, as far as translated: en, nb, sv (default: the locale's)",
  ),
  ascii: flag('--ascii', 'draw with ASCII alone; so it is where the locale is not UTF-8'),
} as const;

/** The option to print JSON, which most subcommands have. */
export const json = flag('--json', 'print as JSON');

const version = flag('--version', 'print the version');

const grammarOf = (
  takes: readonly Argument[],
  program: NonNullable<Grammar['program']>,
): Grammar => ({takes: [...takes, ...Object.values(sharedOptions)], mayBeCut: false, program});

const epilog = `exit status: 0 done as asked; 1 not solved, not delivered, or a lesson at fault;
2 wrong use. NO_COLOR turns colour off.`;

/** Writes the help of the whole program. Each subcommand has a parser of its own. */
const overview = (subcommands: readonly Subcommand[], standard: Subcommand): string => {
  const grammar = grammarOf(standard.takes, {
    name: 'safespring-lab',
    about: 'A terminal tutor for how traffic flows on the Safespring OpenStack platform.',
    usage: 'safespring-lab [options] [command]',
  });
  const commands = subcommands.map(({name, about}) => `  ${name.padEnd(10)} ${about}`);
  return [
    helpText({...grammar, takes: [...grammar.takes, version]}),
    '',
    'commands (each with --help; without one, the menu opens):',
    ...commands,
    '',
    epilog,
  ].join('\n');
};

/**
 * The index of the subcommand's name: the first word that is neither an option nor an option's
 * value.
 */
const nameIndex = (argv: readonly string[], {takes}: Subcommand): number => {
  const valued = [...takes, ...Object.values(sharedOptions)]
    .filter(argument => isOption(argument) && takesValue(argument))
    .map(({name}) => name);
  return argv.findIndex(
    (word, index) => !word.startsWith('-') && !valued.includes(argv[index - 1] ?? ''),
  );
};

/**
 * Reads a command line. `standard` is the subcommand if none is named. The error is the whole text
 * to print, with the usage.
 */
export const parseCall = (
  subcommands: readonly Subcommand[],
  standard: Subcommand,
  argv: readonly string[],
  versionText: string,
): Result<Call, string> => {
  const index = nameIndex(argv, standard);
  const name = argv[index];
  const options = name === undefined ? argv : argv.slice(0, index);
  if (options.includes('--version')) return success({kind: 'print', text: versionText});
  if (options.includes('--help') || options.includes('-h')) {
    return success({kind: 'print', text: overview(subcommands, standard)});
  }
  const subcommand =
    name === undefined ? standard : subcommands.find(candidate => candidate.name === name);
  if (!subcommand) {
    const names = subcommands.map(candidate => candidate.name).join(', ');
    const remedy = /^\d+$/.test(name ?? '')
      ? `For a lesson: safespring-lab play ${name}`
      : `Use one of ${names}; see: safespring-lab --help`;
    return failure(`safespring-lab: there is no command '${name}'.\n${remedy}`);
  }
  const program = {
    name: name === undefined ? 'safespring-lab' : `safespring-lab ${name}`,
    about: subcommand.about,
  };
  const grammar = grammarOf(subcommand.takes, program);
  const rest = name === undefined ? argv : [...options, ...argv.slice(index + 1)];
  const given = parse(grammar, rest);
  if (given.ok) return success({kind: 'run', subcommand, given: given.value});
  const reason = given.error;
  if (reason.kind === 'help') return success({kind: 'print', text: helpText(grammar)});
  const says = reason.kind === 'misuse' ? reason.message : reason.unread.says;
  return failure(`${usageText(grammar)}\n${program.name}: ${says}`);
};
