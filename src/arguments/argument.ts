import {type Problem, type Result, success} from '../result.ts';

/**
 * Why a word cannot be read. If Python itself raises the error, it escapes the parser of the real
 * client, which then ends with another exit status and prints no usage.
 */
export type Unread = Problem & {readonly escapes?: true};

/** Reads the word that was typed for an argument, or says why it cannot be read. */
export type Reader<Value> = (word: string) => Result<Value, Unread>;

/**
 * How many values an argument takes. `none` is a switch; `some` is one or more; `repeated` is one
 * each time that the option is given; `lists` is one or more each time; `rest` is everything that
 * is left.
 */
export type Count = 'none' | 'one' | 'optional' | 'some' | 'repeated' | 'lists' | 'rest';

/**
 * One argument of a command: a positional one, like `group`, or an option, like `--remote-ip`. The
 * words that are typed for it are read as a `Value`.
 */
export type Argument<Value = unknown> = {
  /** The name: `--remote-ip`, or `group` of a positional argument. */
  readonly name: string;
  /** The short name of an option: a dash and one letter. */
  readonly letter?: string;
  /** The name of the value in usage and help. Without it they list the choices. */
  readonly value?: string;
  /** What the argument does, for the page of help. */
  readonly means: string;
  readonly count: Count;
  readonly choices?: readonly string[];
  /** Options that share this word exclude each other. */
  readonly either?: string;
  /**
   * Why it changes nothing in the lab, as the end of a sentence. The lab then accepts it and says
   * so.
   */
  readonly unused?: string;
  /**
   * Reads one word while the line is parsed. A choice is looked up among its choices afterwards.
   */
  readonly reads?: Reader<unknown>;
  /**
   * Makes the value from the words that were typed; the list is empty if the argument was not
   * given.
   */
  readonly from: (words: readonly string[]) => Value;
};

/** Further details of a declaration. */
type Details = Pick<Argument, 'letter' | 'either' | 'unused'>;

/** Declares an argument of one kind, from its name, the name of its value, and its line of help. */
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

/** Declares a positional argument that must be given. */
export const positional = declared('one', words => last(words) ?? '');

/** Declares a positional argument that may be left out. */
export const optional = declared('optional', last);

/** Declares a positional argument that takes one word or more. */
export const several = declared('some', all);

/** Declares a positional argument that takes all words that are left, whatever they look like. */
export const remaining = declared('rest', all);

/** Declares an option with one value. */
export const option = declared('one', last);

/** Declares an option that may be given several times, with one value each time. */
export const repeated = declared('repeated', all);

/** Declares an option that may be given several times, with one or more values each time. */
export const lists = declared('lists', all);

/** Declares an option with one value, which a reader turns into something else than a text. */
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

/**
 * Declares an option whose value is one of some words. `write` says how a typed word is spelled.
 */
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

/** Declares a positional argument that is one of some words, and may be left out. */
export const optionalChoice = <Choice extends string>(
  name: string,
  value: string,
  means: string,
  choices: readonly Choice[],
): Argument<Choice | undefined> => ({...choice(name, means, choices, {value}), count: 'optional'});

/** Declares an option without a value. */
export const flag = (name: string, means: string, details: Details = {}): Argument<boolean> => ({
  name,
  means,
  count: 'none',
  from: words => words.length > 0,
  ...details,
});

/** Whether an argument is an option; otherwise it is positional. */
export const isOption = ({name}: Argument): boolean => name.startsWith('-');

/** Whether an option takes a value. */
export const takesValue = ({count}: Argument): boolean => count !== 'none';
