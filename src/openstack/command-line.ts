import {split} from 'shlex';
import {failure, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {commands, findCommand, nearestCommands} from './catalogue.ts';
import {notThere} from './not-there.ts';
import {parse} from './parser.ts';
import {failed, misread, type Refusal} from './refusal.ts';
import {commandLine} from './rule-command.ts';
import {expandShortForm, isShortForm} from './short-form.ts';
import type {Output} from './table.ts';
import {remedyOf} from './usage-remedies.ts';

export type {Refusal} from './refusal.ts';
export {ruleCreateCommand} from './rule-command.ts';
export {formatOutput, type Output} from './table.ts';

/** What came of a command. */
export type Answer = {
  /** The world after it; the same value when nothing changed. */
  readonly world: World;
  /**
   * The real client's whole command, quoted for a shell: the expansion of a short form, and ids
   * where the lab took a rule's number.
   */
  readonly command: string;
  readonly output: Output;
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

const overview = (): readonly string[] => [
  'usage: openstack <command> [<options>]',
  '',
  'Commands:',
  ...commands.map(({words, about}) => `  ${words.padEnd(29)} ${about}`),
  '',
  'openstack <command> --help shows the options of a command.',
];

const unknownCommand = (words: readonly string[]): Refusal => {
  const near = nearestCommands(words);
  return misread(
    `openstack: '${words.join(' ')}' is not an openstack command. See 'openstack --help'.`,
    near.length === 0
      ? "The lab knows the client's commands for security groups, servers and networks: openstack --help"
      : `Did you mean ${near.map(name => `openstack ${name}`).join(', or ')}?`,
  );
};

const text = (world: World, argv: readonly string[], lines: readonly string[]): Answer => ({
  world,
  command: commandLine(argv),
  output: {kind: 'text', lines},
});

const runWords = (world: World, words: readonly string[]): Result<Answer, Refusal> => {
  const [first] = words;
  if (first === undefined || first === '--help' || first === '-h') {
    return success(text(world, ['--help'], overview()));
  }
  if (first === 'help') {
    return runWords(world, words.length === 1 ? ['--help'] : [...words.slice(1), '--help']);
  }
  const called = findCommand(words);
  if (!called) return failure(notThere(words) ?? unknownCommand(words));
  const {command, argv} = called;
  const full = [...command.words.split(' '), ...argv];
  const given = parse(command, argv);
  if (!given.ok) {
    const reason = given.error;
    if (reason.kind === 'help') return success(text(world, full, reason.lines));
    const remedy = remedyOf(world, command.words, argv, reason);
    return failure(
      reason.kind === 'value'
        ? failed(reason.message, remedy)
        : misread(`openstack ${command.words}: error: ${reason.message}`, remedy),
    );
  }
  const done = command.run(world, given.value);
  if (!done.ok) return done;
  const {world: after, output, argv: replaced} = done.value;
  return success({
    world: after,
    command: commandLine(replaced ? [...command.words.split(' '), ...replaced] : full),
    output,
  });
};

/** Whether a line names something the lab can run, whatever comes of it. */
export const isCommand = (line: string): boolean => {
  const words = line.trim().split(/\s+/);
  const client = words[0] === 'openstack' ? words.slice(1) : words;
  return isShortForm(words) || findCommand(client) !== undefined || notThere(client) !== undefined;
};

/**
 * Runs what a learner types: a command of the client, with or without `openstack` in front, or the
 * short form of a rule. The line is taken apart as a shell does. A refused command
 * changes nothing, also when only one of its several targets is refused.
 */
export const runCommand = (world: World, line: string): Result<Answer, Refusal> => {
  const words = splitLine(line);
  if (!words.ok) return words;
  const [first, ...rest] = words.value;
  if (first === undefined) {
    return failure(misread('There is no command.', 'List the commands: openstack --help'));
  }
  if (!isShortForm(words.value)) {
    return runWords(world, first === 'openstack' ? rest : words.value);
  }
  const argv = expandShortForm(world, words.value);
  return argv.ok ? runWords(world, argv.value) : argv;
};
