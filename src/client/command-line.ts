import {split} from 'shlex';
import {type Given, type Grammar, parse} from '../arguments/parse.ts';
import {memoized} from '../memoize.ts';
import {failure, type Result, success} from '../result.ts';
import {type Change, changesBetween} from '../security-groups/changes.ts';
import type {World} from '../security-groups/world.ts';
import {chapters, findCommand, nearestCommands} from './catalogue.ts';
import type {Command} from './command.ts';
import {takeGlobalOptions} from './global-options.ts';
import {helpPage, overview} from './help.ts';
import {refusalOf} from './misuse.ts';
import {notThere} from './not-there.ts';
import type {Output} from './output/output.ts';
import {formatOptions, isPresentationAsked, present} from './output/presentation.ts';
import {misread, type Refusal} from './refusal.ts';
import {commandLine} from './rule-command.ts';
import {expandShortForm, isShortForm} from './short-form/short-form.ts';
import {remarksOnUnused} from './unused.ts';

export {formatOutput, type Output} from './output/output.ts';
export {grid} from './output/table.ts';
export type {Refusal} from './refusal.ts';
export {ruleCreateCommand} from './rule-command.ts';

/** A command of the client, with the values that were given for its arguments. */
export type CommandCall = {readonly command: Command; readonly given: Given};

/** What came of a command. */
export type Answer = {
  /** The command that ran; null if help or the version was asked for. */
  readonly called: CommandCall | null;
  /** The world after the command; it is the same value if nothing changed. */
  readonly world: World;
  /** Everything that the command made, changed or removed. */
  readonly changes: readonly Change[];
  /**
   * The real client's whole command, quoted for a shell. A short form is expanded, and the number
   * of a rule is replaced by its id.
   */
  readonly command: string;
  readonly output: Output;
  /** Whether the command chooses the form of its output, with -f or -c. */
  readonly isOutputAsked: boolean;
  /** Remarks: options without effect, harm that was done, differences from the platform. */
  readonly remarks: readonly string[];
};

const splitLine = (line: string): Result<readonly string[], Refusal> => {
  try {
    return success(split(line));
  } catch {
    return failure(
      line.trimEnd().endsWith('\\')
        ? misread('The line ends in a backslash.', 'Take the backslash out, or write two.')
        : misread('A quotation mark is never closed.', 'Close it, or put a backslash before it.'),
    );
  }
};

const unknownCommand = (words: readonly string[]): Refusal => {
  const near = nearestCommands(words);
  return misread(
    `openstack: '${words.join(' ')}' is not an openstack command. See 'openstack --help'.`,
    near.length === 0
      ? "The lab knows the client's commands for security groups, servers and networks: openstack --help"
      : `Did you mean ${near.map(name => `openstack ${name}`).join(', or ')}?`,
    words.join(' '),
  );
};

const text = (world: World, argv: readonly string[], lines: readonly string[]): Answer => ({
  called: null,
  world,
  changes: [],
  command: commandLine(argv),
  output: {kind: 'text', lines},
  isOutputAsked: true,
  remarks: [],
});

/**
 * Adds to a refusal of an unknown column that the real client would have changed something first.
 * The lab does all or nothing.
 */
const undoneFor = (refusal: Refusal): Refusal => ({
  ...refusal,
  remedy: `Nothing was changed; the real client would have changed it before it said so. ${refusal.remedy}`,
});

const runParsed = (
  world: World,
  command: Command,
  argv: readonly string[],
  given: Given,
): Result<Answer, Refusal> => {
  const done = command.run(world, given);
  if (!done.ok) return done;
  const {world: after, output, ids, remarks = []} = done.value;
  const shown = present(output, given);
  if (!shown.ok) {
    return failure(after === world ? shown.error : undoneFor(shown.error));
  }
  return success({
    called: {command, given},
    world: after,
    changes: changesBetween(world, after),
    command: commandLine([
      ...command.words.split(' '),
      ...argv.map(word => ids?.get(word) ?? word),
    ]),
    output: shown.value,
    isOutputAsked: isPresentationAsked(given),
    remarks: [...remarksOnUnused(grammarOf(command).takes, given), ...remarks],
  });
};

/** The arguments of a command. The options for the form of its output come first, as in cliff. */
const grammarOf = memoized(
  ({takes, shows}: Command): Grammar => ({
    takes: [...formatOptions[shows], ...takes],
    mayBeCut: true,
  }),
);

const runWords = (world: World, words: readonly string[]): Result<Answer, Refusal> => {
  const [first] = words;
  if (first === undefined || first === '--help' || first === '-h') {
    return success(text(world, ['--help'], overview(chapters)));
  }
  if (first === 'help') {
    return runWords(world, words.length === 1 ? ['--help'] : [...words.slice(1), '--help']);
  }
  const called = findCommand(words);
  if (!called) return failure(notThere(words) ?? unknownCommand(words));
  const {command, argv} = called;
  const given = parse(grammarOf(command), argv);
  if (given.ok) return runParsed(world, command, argv, given.value);
  const reason = given.error;
  if (reason.kind === 'help') {
    return success(text(world, [...command.words.split(' '), ...argv], helpPage(command)));
  }
  return failure(refusalOf(world, command, argv, reason));
};

const isVersion = (words: readonly string[]): boolean => words.join(' ') === '--version';

/** The answer to `openstack --version`: the lab has no client. */
const version = 'There is no client here: the lab answers as the newest one would.';

/** Runs a command of the client, after taking the options of openstack itself out of it. */
const runClient = (world: World, typed: readonly string[]): Result<Answer, Refusal> => {
  if (isVersion(typed)) return success(text(world, typed, [version]));
  const taken = takeGlobalOptions(typed);
  if (!taken.ok) return taken;
  const {words, remarks, swallowed} = taken.value;
  const answer = runWords(world, words);
  if (answer.ok) {
    return success({...answer.value, remarks: [...remarks, ...answer.value.remarks]});
  }
  const {remedy} = answer.error;
  return swallowed.length === 0
    ? answer
    : failure({
        ...answer.error,
        remedy: `${swallowed.join(', and ')}: write the option out. ${remedy}`,
      });
};

/** Whether a line names a command that the lab can run, whatever its result. */
export const isCommand = (line: string): boolean => {
  const words = line.trim().split(/\s+/);
  const taken = takeGlobalOptions(words[0] === 'openstack' ? words.slice(1) : words);
  if (isShortForm(words) || !taken.ok) return true;
  const client = taken.value.words;
  return findCommand(client) !== undefined || notThere(client) !== undefined;
};

/**
 * Runs a line that a learner typed: a command of the client, with or without `openstack` in front,
 * or the short form of a rule. The line is split into words as a shell does. A refused command
 * changes nothing, even if only one of its targets is refused.
 */
export const runCommand = (world: World, line: string): Result<Answer, Refusal> => {
  const words = splitLine(line);
  if (!words.ok) return words;
  const [first, ...rest] = words.value;
  if (first === undefined) {
    return failure(misread('There is no command.', 'List the commands: openstack --help'));
  }
  if (!isShortForm(words.value)) {
    return runClient(world, first === 'openstack' ? rest : words.value);
  }
  const expanded = expandShortForm(world, words.value);
  if (!expanded.ok) return expanded;
  const answer = runWords(world, expanded.value.argv);
  if (answer.ok || answer.error.word === undefined) return answer;
  return failure({...answer.error, word: expanded.value.typedFor(answer.error.word)});
};
