import {type ArgumentOptions, ArgumentParser, ArgumentTypeError} from 'argparse';
import {memoized} from '../memoize.ts';
import {failure, type Result, success} from '../result.ts';
import {type Argument, isOption, type Reader} from './arguments.ts';
import {quoted, readInteger} from './output/python.ts';

/** What was typed for one command: its arguments by destination, as argparse names them. */
export type Given = {
  /** The text given for an argument. */
  readonly text: (name: string) => string | undefined;
  /** What was typed as the value of an option, as it was typed. */
  readonly typed: (name: string) => string | undefined;
  /** The texts given for an argument that takes several. */
  readonly texts: (name: string) => readonly string[];
  /** The whole number given for an option. */
  readonly integer: (name: string) => number | undefined;
  /** The port range given for an option. */
  readonly range: (name: string) => readonly [number, number] | undefined;
  /** Whether an option without a value was given. */
  readonly has: (name: string) => boolean;
  /** Whether an argument was given at all, whatever its kind. */
  readonly isGiven: (name: string) => boolean;
};

/**
 * Why a command's arguments were not taken: `help` was asked for; they do not fit the options
 * (`usage`, exit 2), maybe since some are missing; or a value escaped the client's parser (`value`,
 * exit 1).
 */
export type Unparsed =
  | {readonly kind: 'help'}
  | {
      readonly kind: 'usage';
      readonly message: string;
      readonly isUnfinished: boolean;
      /** The word that is wrong, if it is one. */
      readonly word?: string;
    }
  | {
      readonly kind: 'value';
      readonly message: string;
      readonly value: string;
      /** The whole word that the value is part of. */
      readonly typed: string;
    };

/** Thrown where argparse would print and leave the program; never seen outside `parse`. */
class Stopped extends Error {
  readonly reason: Unparsed;

  constructor(reason: Unparsed) {
    super(reason.kind);
    this.reason = reason;
  }
}

const integerOrStop = (text: string, typed: string): number => {
  const value = readInteger(text);
  if (value === undefined) {
    throw new Stopped({
      kind: 'value',
      message: `invalid literal for int() with base 10: ${quoted(text)}`,
      value: text,
      typed,
    });
  }
  return value;
};

/**
 * A port or a range of ports, `80` or `80:90`, as the client reads it (osc-lib, RangeAction):
 * what is no number escapes its parser as Python's own error.
 */
export const range = (text: string): readonly [number, number] => {
  const [low = '', high = low, ...more] = text.split(':');
  if (more.length > 0) throw new ArgumentTypeError('Invalid range, too many values');
  const [first, last] = [integerOrStop(low, text), integerOrStop(high, text)];
  if (first > last) throw new ArgumentTypeError(`Invalid range, ${low} is not less than ${high}`);
  return [first, last];
};

/** A whole number; the message is argparse's own for its type int, whatever a bundler calls this. */
export const integer = (text: string): number => {
  const value = readInteger(text);
  if (value === undefined) throw new ArgumentTypeError(`invalid int value: ${quoted(text)}`);
  return value;
};

/** A text in lower case. */
export const lowerCase = (text: string): string => text.toLowerCase();

/** What argparse calls the value of an argument: `remote_ip` of `--remote-ip`. */
export const destinationOf = ({name}: Argument): string =>
  name.replace(/^-+/, '').replaceAll('-', '_');

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** A value that an argument's own reader made of a word. */
class Read {
  readonly typed: string;
  readonly value: unknown;

  constructor(typed: string, value: unknown) {
    this.typed = typed;
    this.value = value;
  }
}

const given = (held: ReadonlyMap<string, unknown>): Given => {
  const valueFor = (name: string): unknown => {
    const value = held.get(name);
    return value instanceof Read ? value.value : value;
  };
  const listed = (name: string): readonly unknown[] => {
    const value = valueFor(name);
    return Array.isArray(value) ? value : [];
  };
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    text: name => text(valueFor(name)),
    typed: name => {
      const value = held.get(name);
      return value instanceof Read ? value.typed : text(value);
    },
    texts: name => listed(name).filter(value => typeof value === 'string'),
    integer: name => {
      const value = valueFor(name);
      return isNumber(value) ? value : undefined;
    },
    range: name => {
      const [low, high] = listed(name);
      return isNumber(low) && isNumber(high) ? [low, high] : undefined;
    },
    has: name => held.get(name) === true,
    isGiven: name => {
      const value = held.get(name);
      return value !== undefined && value !== null && value !== false;
    },
  };
};

const nargs = {optional: '?', some: '+'} as const;

/** What argparse calls an argument in its errors. */
const nameInErrors = ({name, letter, value}: Argument): string =>
  name.startsWith('-') ? (letter === undefined ? name : `${letter}/${name}`) : (value ?? name);

/** Reads a word, and keeps it beside what it means; a word that means nothing is told with the error. */
const readWith =
  (argument: Argument, reads: Reader) =>
  (word: string): Read => {
    try {
      return new Read(word, reads(word));
    } catch (error) {
      if (!(error instanceof ArgumentTypeError)) throw error;
      const message = `argument ${nameInErrors(argument)}: ${error.message}`;
      throw new Stopped({kind: 'usage', message, isUnfinished: false, word});
    }
  };

const detailsOf = (argument: Argument): ArgumentOptions => {
  const {value, times, reads, choices} = argument;
  if (value === undefined) return {action: 'store_true'};
  return {
    metavar: value,
    ...(times === 'repeated' ? {action: 'append'} : times ? {nargs: nargs[times]} : {}),
    // What is chosen must stay a text, which argparse looks for among the choices.
    ...(reads ? {type: choices ? reads : readWith(argument, reads)} : {}),
    ...(choices ? {choices: [...choices]} : {}),
  };
};

const declare = (parser: ArgumentParser, takes: readonly Argument[]): void => {
  const groups = new Map<string, Pick<ArgumentParser, 'add_argument'>>();
  const groupOf = (either: string) => {
    const group = groups.get(either) ?? parser.add_mutually_exclusive_group();
    groups.set(either, group);
    return group;
  };
  for (const argument of takes) {
    const {name, letter, either} = argument;
    const into = either === undefined ? parser : groupOf(either);
    if (letter === undefined) into.add_argument(name, detailsOf(argument));
    else into.add_argument(letter, name, detailsOf(argument));
  }
};

/** What argparse says of arguments that are missing; of its errors it gives nothing but the text. */
const lacking = /^the following arguments are required|expected (one|at least one) argument/;

/** What argparse says of a word that is wrong, and quotes. */
const quoting = [
  /^unrecognized arguments: ([^\s=]+)/,
  /^ambiguous option: (\S+) could match/,
  /: invalid choice: '(.+)' \(choose from/,
];

/** What argparse says of an option that cannot stand where it does. */
const misplaced = /^argument (?:-\w\/)?(--[\w-]+): (?:not allowed with|ignored explicit)/;

/** The word that an error of argparse is about, as it was typed. */
const wordOf = (message: string, argv: readonly string[]): string | undefined => {
  const quotedWord = quoting.flatMap(pattern => pattern.exec(message)?.[1] ?? [])[0];
  if (quotedWord !== undefined) return quotedWord;
  const option = misplaced.exec(message)?.[1];
  return option === undefined
    ? undefined
    : argv.find(word => word.startsWith('--') && option.startsWith(word.replace(/=.*$/s, '')));
};

/** A parser for arguments; making one takes longer than to use it, and it keeps nothing. */
const parserFor = memoized((takes: readonly Argument[]): ArgumentParser => {
  const parser = new ArgumentParser({exit_on_error: false, color: false});
  // The port follows a later Python; up to 3.13 -1:80 is no number, and so an option (argparse.py).
  Object.assign(parser, {_negative_number_matcher: /^-\d+$|^-\d*\.\d+$/});
  parser.print_help = () => {
    throw new Stopped({kind: 'help'});
  };
  // Options go first: of several that an abbreviation fits, argparse names them in this order.
  declare(parser, [...takes.filter(isOption), ...takes.filter(each => !isOption(each))]);
  return parser;
});

/**
 * Reads a command's arguments, as argparse does in the real client, but gives back what argparse
 * would print, and never ends the program.
 */
export const parse = (
  takes: readonly Argument[],
  argv: readonly string[],
): Result<Given, Unparsed> => {
  const parser = parserFor(takes);
  try {
    return success(given(new Map(Object.entries(parser.parse_args([...argv])))));
  } catch (error) {
    if (error instanceof Stopped) return failure(error.reason);
    const message = error instanceof Error ? error.message : String(error);
    const word = wordOf(message, argv);
    return failure({
      kind: 'usage',
      message,
      isUnfinished: lacking.test(message),
      ...(word === undefined ? {} : {word}),
    });
  }
};
