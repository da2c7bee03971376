import {type Argument, isOption, takesValue} from '../../arguments/argument.ts';
import type {World} from '../../security-groups/world.ts';
import {type Called, chapters, findCommand} from '../catalogue.ts';
import type {Candidate} from './candidate.ts';
import {valuesOf} from './values.ts';

const commands = chapters.flatMap(chapter => chapter.commands);

/** The words that may follow in the name of a command, with what each leads to. */
const nextWords = (words: readonly string[]): readonly Candidate[] =>
  commands
    .map(command => ({parts: command.words.split(' '), about: command.about}))
    .filter(({parts}) => words.every((word, index) => parts[index] === word))
    .flatMap(({parts, about}) => {
      const text = parts[words.length];
      return text === undefined
        ? []
        : [{text, about: parts.length - 1 === words.length ? about : '…'}];
    });

/** What the words typed so far tell about the next one. */
type Typed = {
  readonly given: readonly string[];
  readonly positionals: number;
  /** The option whose value comes next. */
  readonly open: Argument | undefined;
};

const optionOf = (takes: readonly Argument[], word: string): Argument | undefined => {
  const exact = takes.find(({name, letter}) => name === word || letter === word);
  const cut = takes.filter(argument => isOption(argument) && argument.name.startsWith(word));
  return exact ?? (cut.length === 1 ? cut[0] : undefined);
};

const read = (takes: readonly Argument[], argv: readonly string[]): Typed =>
  argv.reduce<Typed>(
    ({given, positionals, open}, word) => {
      if (open) return {given, positionals, open: undefined};
      if (!word.startsWith('-')) return {given, positionals: positionals + 1, open};
      const option = optionOf(takes, word.split('=')[0] ?? word);
      const needsValue = option !== undefined && takesValue(option) && !word.includes('=');
      return {
        given: option ? [...given, option.name] : given,
        positionals,
        open: needsValue ? option : undefined,
      };
    },
    {given: [], positionals: 0, open: undefined},
  );

/**
 * The options that may still be given. It leaves out those that were given, that a given one
 * excludes, or that do nothing in the lab.
 */
const optionsLeft = (
  takes: readonly Argument[],
  given: readonly string[],
): readonly Candidate[] => {
  const ruledOut = new Set(
    takes.flatMap(({name, either}) => (either && given.includes(name) ? [either] : [])),
  );
  return takes
    .filter(isOption)
    .filter(({unused, name, count, either}) => {
      if (unused !== undefined || (given.includes(name) && count !== 'repeated')) return false;
      return !either || !ruledOut.has(either) || count === 'repeated';
    })
    .map(({name, means}) => ({text: name, about: means}));
};

const argumentsOf = (
  world: World,
  {command, argv}: Called,
  typed: string,
): readonly Candidate[] => {
  const {given, positionals, open} = read(command.takes, argv);
  if (open) return valuesOf(world, open);
  if (typed.startsWith('-')) return optionsLeft(command.takes, given);
  const standing = command.takes.filter(argument => !isOption(argument));
  const last = standing.at(-1);
  const next = standing[positionals] ?? (last?.count === 'some' ? last : undefined);
  return next ? valuesOf(world, next) : optionsLeft(command.takes, given);
};

/**
 * Completes a command of the client, after whole words and with the beginning of the next: the
 * words of its name, its options, and the names in the world that fit as values.
 */
export const clientCandidates = (
  world: World,
  words: readonly string[],
  typed: string,
): readonly Candidate[] => {
  const called = findCommand(words);
  const wholly = nextWords(words);
  return called
    ? [...(called.argv.length === 0 ? wholly : []), ...argumentsOf(world, called, typed)]
    : wholly;
};
