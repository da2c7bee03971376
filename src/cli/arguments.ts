import {ArgumentParser, HelpFormatter} from 'argparse';
import {failure, type Result, success} from '../result.ts';
import type {Exit, Shell} from './shell.ts';

/** What was given on the command line, by name. */
export type Given = {
  readonly text: (name: string) => string | undefined;
  /** The words given for an argument that takes several; none when it was not given. */
  readonly texts: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
};

/** One subcommand: a file of its own under `commands/`. */
export type Subcommand = {
  readonly name: string;
  readonly about: string;
  /** Declares its arguments; those that all subcommands share are there already. */
  readonly declare: (parser: ArgumentParser) => void;
  readonly run: (given: Given, shell: Shell) => Promise<Exit>;
};

/** What the command line comes to: a subcommand to run, or a text to print and leave. */
export type Call =
  | {readonly kind: 'run'; readonly subcommand: Subcommand; readonly given: Given}
  | {readonly kind: 'print'; readonly text: string};

/** Thrown where argparse would print and end the program; never seen outside this file. */
class Stopped extends Error {
  readonly text: string;
  readonly isError: boolean;

  constructor(text: string, isError: boolean) {
    super(text);
    this.text = text.trimEnd();
    this.isError = isError;
  }
}

/** Makes a parser print nothing and end nothing. */
const tame = (parser: ArgumentParser): ArgumentParser => {
  parser.print_help = () => {
    throw new Stopped(parser.format_help(), false);
  };
  parser.error = message => {
    throw new Stopped(`${parser.format_usage()}${parser.prog}: ${message}`, true);
  };
  return parser;
};

/** Help that is as wide as the smallest common terminal. */
class Help extends HelpFormatter {
  constructor(options: {prog: string}) {
    super({...options, width: 78, max_help_position: 26});
  }
}

/** Options that every subcommand takes, before or after its name. */
const shared = (parser: ArgumentParser): void => {
  parser.add_argument('--learner', {
    metavar: 'NAME',
    help: 'whose progress this is (default: learner)',
  });
  parser.add_argument('--saves', {
    metavar: 'DIR',
    help: 'folder of the saves (default: $SAFESPRING_LAB_SAVES, or the data folder)',
  });
  parser.add_argument('--lessons', {
    metavar: 'DIR',
    help: 'folder of lessons to use instead of the built-in ones',
  });
  parser.add_argument('--more-lessons', {
    metavar: 'DIR',
    help: 'folder of lessons that come after the others',
  });
  parser.add_argument('--lang', {
    metavar: 'LANG',
    help: "language of lessons and menu, as far as translated: en, nb, sv (default: the locale's)",
  });
  parser.add_argument('--ascii', {
    action: 'store_true',
    help: 'draw with ASCII alone; so it is where the locale is not UTF-8',
  });
};

const newParser = (name: string, about: string, usage?: string): ArgumentParser =>
  tame(
    new ArgumentParser({
      prog: name,
      ...(usage === undefined ? {} : {usage}),
      description: about,
      color: false,
      formatter_class: Help,
      allow_abbrev: false,
    }),
  );

const epilog = `exit status: 0 done as asked; 1 not solved, not delivered, or a lesson at fault;
2 wrong use. NO_COLOR turns colour off.`;

/** The whole program's parser, for its help; subcommands are parsed by their own. */
const overview = (subcommands: readonly Subcommand[], standard: Subcommand): string => {
  const parser = newParser(
    'safespring-lab',
    'A terminal tutor for how traffic flows on the Safespring OpenStack platform.',
    'safespring-lab [options] [command]',
  );
  standard.declare(parser);
  shared(parser);
  parser.add_argument('--version', {action: 'store_true', help: 'print the version'});
  const commands = subcommands.map(({name, about}) => `  ${name.padEnd(10)} ${about}`);
  return [
    parser.format_help().trimEnd(),
    '',
    'commands (each with --help; without one, the menu opens):',
    ...commands,
    '',
    epilog,
  ].join('\n');
};

const valued = ['--learner', '--saves', '--lessons', '--more-lessons', '--lang', '--background'];

/** Where the subcommand's name stands: the first word that is no option nor an option's value. */
const nameIndex = (argv: readonly string[]): number =>
  argv.findIndex((word, index) => !word.startsWith('-') && !valued.includes(argv[index - 1] ?? ''));

const readGiven = (values: object): Given => {
  const map = new Map<string, unknown>(Object.entries(values));
  return {
    text: name => {
      const value = map.get(name);
      return typeof value === 'string' ? value : undefined;
    },
    texts: name => [map.get(name)].flat(2).filter(value => typeof value === 'string'),
    has: name => map.get(name) === true,
  };
};

/**
 * Understands a command line. `standard` is the subcommand when none is named.
 * The error is the whole text to print, with the usage.
 */
export const parseCall = (
  subcommands: readonly Subcommand[],
  standard: Subcommand,
  argv: readonly string[],
  version: string,
): Result<Call, string> => {
  const index = nameIndex(argv);
  const name = argv[index];
  const options = name === undefined ? argv : argv.slice(0, index);
  if (options.includes('--version')) return success({kind: 'print', text: version});
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
  const parser = newParser(
    name === undefined ? 'safespring-lab' : `safespring-lab ${name}`,
    subcommand.about,
  );
  subcommand.declare(parser);
  shared(parser);
  const rest = name === undefined ? argv : [...options, ...argv.slice(index + 1)];
  try {
    return success({kind: 'run', subcommand, given: readGiven(parser.parse_args([...rest]))});
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return error.isError ? failure(error.text) : success({kind: 'print', text: error.text});
  }
};
