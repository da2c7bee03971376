import {type Problem, type Result, success} from '../result.ts';

/**
 * Why a word cannot be read. Python's own errors escape the parser of the real client; it then ends
 * with another exit status, and no usage.
 */
export type Unread = Problem & {readonly escapes?: true};

/** Reads the word typed for an argument. */
export type Reader<Value> = (word: string) => Result<Value, Unread>;

/**
 * How many values an argument has: `none` is a switch, `some` is one or more, `repeated` is one each
 * time that the option is there, `lists` is some each time, and `rest` is all that is left.
 */
export type Count = 'none' | 'one' | 'optional' | 'some' | 'repeated' | 'lists' | 'rest';

/**
 * One argument of a command: what stands by itself, like `group`, or an option, like `--remote-ip`.
 * What is read of it is a `Value`.
 */
export type Argument<Value = unknown> = {
  /** `--remote-ip`, or the name of what stands by itself. */
  readonly name: string;
  /** The option's one letter, with its dash. */
  readonly letter?: string;
  /** What usage and help call the value; where there is nothing, they list the choices. */
  readonly value?: string;
  /** What it does, for the page of help. */
  readonly means: string;
  readonly count: Count;
  readonly choices?: readonly string[];
  /** Options that share this word rule each other out. */
  readonly either?: string;
  /** Why it changes nothing in the lab, as the end of a sentence; it is then taken and said so. */
  readonly unused?: string;
  /** Reads one word of it, while the line is parsed; a choice is looked for among its choices after. */
  readonly reads?: Reader<unknown>;
  /** Makes the value of the words that were typed; of none where it was not given. */
  readonly from: (words: readonly string[]) => Value;
};

/** How an argument is declared, but for its name and what follows from its kind. */
type Details = Pick<Argument, 'letter' | 'either' | 'unused'>;

/** A kind of argument, which the name, what usage calls the value, and the help make an argument. */
type Declaration<Value> = (
  name: string,
  value: string,
  means: string,
  details?: Details,
) => Argument<Value>;

const declared =
  <Value>(count: Count, from: Argument<Value>['from']): Declaration<Value> =>
  (name, value, means, details = {}) => ({name, value, means, count, from, ...details});

const last = (words: readonly string[]): string | undefined => words.at(-1);
const all = (words: readonly string[]): readonly string[] => words;

/** What stands by itself in a command, and must be there. */
export const positional = declared('one', words => last(words) ?? '');

/** What stands by itself in a command, and may be left out. */
export const optional = declared('optional', last);

/** One thing or several of a kind, which stand by themselves. */
export const several = declared('some', all);

/** All words that are left, whatever they look like. */
export const remaining = declared('rest', all);

/** An option with a value. */
export const option = declared('one', last);

/** An option that may be there several times, with a value each time. */
export const repeated = declared('repeated', all);

/** An option that may be there several times, with one value or several each time. */
export const lists = declared('lists', all);

/** An option with a value that is read as something else than its text. */
export const reading = <Value>(
  name: string,
  value: string,
  means: string,
  reads: Reader<Value>,
  details: Details = {},
): Argument<Value | undefined> => ({
  ...declared('one', words => {
    const word = last(words);
    const read = word === undefined ? undefined : reads(word);
    return read?.ok ? read.value : undefined;
  })(name, value, means, details),
  reads,
});

/** An option whose value is one of some words. `write` says how a word that was typed is spelled. */
export const choice = <Choice extends string>(
  name: string,
  means: string,
  choices: readonly Choice[],
  {
    write = word => word,
    ...details
  }: Details & {readonly value?: string; readonly write?: (word: string) => string} = {},
): Argument<Choice | undefined> => ({
  name,
  means,
  count: 'one',
  choices,
  reads: word => success(write(word)),
  from: words => choices.find(each => each === last(words)),
  ...details,
});

/** One of some words, which stands by itself and may be left out. */
export const optionalChoice = <Choice extends string>(
  name: string,
  value: string,
  means: string,
  choices: readonly Choice[],
): Argument<Choice | undefined> => ({...choice(name, means, choices, {value}), count: 'optional'});

/** An option without a value. */
export const flag = (name: string, means: string, details: Details = {}): Argument<boolean> => ({
  name,
  means,
  count: 'none',
  from: words => words.length > 0,
  ...details,
});

/** Whether an argument is an option, and not what stands by itself. */
export const isOption = ({name}: Argument): boolean => name.startsWith('-');

/** Whether a value follows an option. */
export const takesValue = ({count}: Argument): boolean => count !== 'none';
