import {
  ArgumentError,
  type ArgumentOptions,
  ArgumentParser,
  ArgumentTypeError,
  HelpFormatter,
} from 'argparse';
import {memoized} from '../memoize.ts';
import {failure, type Result, success} from '../result.ts';
import {type Argument, isOption, type Reader, type Unread} from './argument.ts';

/** What a program takes: its arguments, and its name in pages of help. */
export type Grammar = {
  readonly takes: readonly Argument[];
  /** Whether an option may be shortened, as long as no other option begins the same way. */
  readonly mayBeCut: boolean;
  readonly program?: {
    readonly name: string;
    readonly about: string;
    /** A usage that is shown in place of the one made from the arguments. */
    readonly usage?: string;
  };
};

/**
 * The values that were given for the arguments of a command. An argument that the command does not
 * take has no value.
 */
export type Given = {
  /** The value of an argument. */
  readonly of: <Value>(argument: Argument<Value>) => Value;
  /** The last word that was typed for an argument. */
  readonly typed: (argument: Argument) => string | undefined;
  /** Whether an argument was given. */
  readonly has: (argument: Argument) => boolean;
};

/**
 * What is wrong with the arguments of a command. Arguments have the names that argparse uses in
 * messages.
 */
export type Misuse =
  | {readonly kind: 'unread'; readonly word: string; readonly remedy: string}
  | {
      readonly kind: 'no-choice';
      readonly argument: string;
      readonly word: string;
      readonly choices: readonly string[];
    }
  | {readonly kind: 'unrecognized'; readonly words: readonly string[]}
  | {readonly kind: 'missing'; readonly values: readonly string[]}
  | {readonly kind: 'value-missing'; readonly argument: string}
  | {readonly kind: 'value-needless'; readonly argument: string}
  | {readonly kind: 'either'; readonly argument: string; readonly other: string}
  | {readonly kind: 'ambiguous'; readonly word: string; readonly options: readonly string[]}
  | {readonly kind: 'unknown'};

/**
 * Why arguments were not accepted: help was asked for; or they do not fit the grammar, and argparse
 * has a message for that; or a word cannot be read, and that error escapes argparse.
 */
export type Unparsed =
  | {readonly kind: 'help'}
  | {readonly kind: 'misuse'; readonly message: string; readonly misuse: Misuse}
  | {readonly kind: 'escaped'; readonly word: string; readonly unread: Unread};

/** Thrown where argparse would print and end the program. It never leaves this file. */
class Stopped extends Error {
  readonly reason: Unparsed;

  constructor(reason: Unparsed) {
    super(reason.kind);
    this.reason = reason;
  }
}

/** The name of an argument in the messages of argparse. */
const calledIn = ({name, letter, value}: Argument): string =>
  name.startsWith('-') ? (letter === undefined ? name : `${letter}/${name}`) : (value ?? name);

/**
 * Makes argparse stop at a word that cannot be read, and leave every other word as it was typed.
 */
const readWith =
  (argument: Argument, reads: Reader<unknown>) =>
  (word: string): string => {
    const read = reads(word);
    if (read.ok) return word;
    const {says, remedy, escapes} = read.error;
    throw new Stopped(
      escapes
        ? {kind: 'escaped', word, unread: read.error}
        : {
            kind: 'misuse',
            message: `argument ${calledIn(argument)}: ${says}`,
            misuse: {kind: 'unread', word, remedy},
          },
    );
  };

/** Spells a word before it is looked up among the choices. */
const spelledWith =
  (reads: Reader<unknown>) =>
  (word: string): unknown => {
    const read = reads(word);
    if (!read.ok) throw new ArgumentTypeError(read.error.says);
    return read.value;
  };

const counts: Readonly<Record<Argument['count'], ArgumentOptions>> = {
  none: {action: 'store_true'},
  one: {},
  optional: {nargs: '?'},
  some: {nargs: '+'},
  repeated: {action: 'append'},
  lists: {nargs: '+', action: 'append'},
  rest: {nargs: '...'},
};

const detailsOf = (argument: Argument): ArgumentOptions => {
  const {name, value, count, means, reads, choices} = argument;
  return {
    ...counts[count],
    // Python's names of variables, with underscores, are not needed here.
    ...(isOption(argument) ? {dest: name} : {}),
    ...(means === '' ? {} : {help: means}),
    ...(value === undefined ? {} : {metavar: value}),
    ...(choices ? {choices: [...choices]} : {}),
    ...(reads ? {type: choices ? spelledWith(reads) : readWith(argument, reads)} : {}),
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

/** A page of help that is as wide as the smallest common terminal. */
class Help extends HelpFormatter {
  constructor(options: {prog: string}) {
    super({...options, width: 78, max_help_position: 26});
  }
}

/**
 * Makes argparse's parser for a grammar. It is kept, because making one takes longer than using it.
 */
const parserFor = memoized(({takes, mayBeCut, program}: Grammar): ArgumentParser => {
  const parser = new ArgumentParser({
    exit_on_error: false,
    color: false,
    allow_abbrev: mayBeCut,
    formatter_class: Help,
    ...(program ? {prog: program.name, description: program.about} : {}),
    ...(program?.usage === undefined ? {} : {usage: program.usage}),
  });
  // The port follows a later Python; up to 3.13 -1:80 is no number, and so an option (argparse.py).
  Object.assign(parser, {_negative_number_matcher: /^-\d+$|^-\d*\.\d+$/});
  parser.print_help = () => {
    throw new Stopped({kind: 'help'});
  };
  // Options go first: of several that an abbreviation fits, argparse names them in this order.
  declare(parser, [...takes.filter(isOption), ...takes.filter(each => !isOption(each))]);
  return parser;
});

/** The messages of argparse, each with its meaning. argparse gives nothing else about an error. */
const messages: readonly (readonly [
  message: RegExp,
  means: (first: string, second: string, third: string) => Misuse,
])[] = [
  [
    /^the following arguments are required: (.*)$/s,
    values => ({kind: 'missing', values: values.split(', ')}),
  ],
  [
    /^ambiguous option: (.*) could match (.*)$/s,
    (word, options) => ({kind: 'ambiguous', word, options: options.split(', ')}),
  ],
  [
    /^argument ([^:]+): not allowed with argument (.*)$/s,
    (argument, other) => ({kind: 'either', argument, other}),
  ],
  [
    /^argument ([^:]+): invalid choice: ['"](.*)['"] \(choose from (.*)\)$/s,
    (argument, word, choices) => ({
      kind: 'no-choice',
      argument,
      word,
      choices: choices.split(', ').map(each => each.replaceAll("'", '')),
    }),
  ],
  [
    /^argument ([^:]+): expected (?:one|at least one) argument$/,
    argument => ({kind: 'value-missing', argument}),
  ],
  [
    /^argument ([^:]+): ignored explicit argument/,
    argument => ({kind: 'value-needless', argument}),
  ],
];

const misuseIn = (message: string): Misuse => {
  for (const [pattern, means] of messages) {
    const found = pattern.exec(message);
    if (found) return means(found[1] ?? '', found[2] ?? '', found[3] ?? '');
  }
  return {kind: 'unknown'};
};

const wordsIn = (held: unknown): readonly string[] => {
  if (held === true) return [''];
  return [held].flat(2).filter(each => typeof each === 'string');
};

const givenIn = (namespace: object): Given => {
  const held = new Map<string, unknown>(Object.entries(namespace));
  const wordsFor = ({name}: Argument) => wordsIn(held.get(name));
  return {
    of: argument => argument.from(wordsFor(argument)),
    typed: argument => wordsFor(argument).at(-1),
    has: argument => wordsFor(argument).length > 0,
  };
};

/**
 * Reads arguments as Python's argparse does, which the real client uses. It returns what argparse
 * would print, and never ends the program.
 */
export const parse = (grammar: Grammar, argv: readonly string[]): Result<Given, Unparsed> => {
  const parser = parserFor(grammar);
  try {
    const [namespace, words] = parser.parse_known_args([...argv]);
    if (words.length === 0) return success(givenIn(namespace));
    const message = `unrecognized arguments: ${words.join(' ')}`;
    return failure({kind: 'misuse', message, misuse: {kind: 'unrecognized', words}});
  } catch (error) {
    if (error instanceof Stopped) return failure(error.reason);
    if (!(error instanceof ArgumentError)) throw error;
    const {message} = error;
    return failure({kind: 'misuse', message, misuse: misuseIn(message)});
  }
};

/** The page of help for a grammar. */
export const helpText = (grammar: Grammar): string => parserFor(grammar).format_help().trimEnd();

/** The usage for a grammar, in a line or two. */
export const usageText = (grammar: Grammar): string => parserFor(grammar).format_usage().trimEnd();
