import {quote} from 'shlex';
import {flag, remaining, repeated} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {assumedProject} from '../../client/explain/assumed-project.ts';
import {type Explanation, explain as explainLine} from '../../client/explain/explain.ts';
import {recordedError} from '../../client/explain/recorded.ts';
import {isShortForm} from '../../client/short-form/short-form.ts';
import {readWorldFile} from '../../projects/world-file/world-file.ts';
import {failure, problem, type Result, success} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Subcommand} from '../arguments.ts';
import {readLessons} from '../desk.ts';
import {joinLines} from '../joined-lines.ts';
import {complain, exits, type Shell} from '../shell.ts';
import {openFiles} from '../world.ts';

const platformFile = 'platform.yaml';

/** Makes a world from the platform of the built-in lessons and the assumed project. */
const openAssumed = async (shell: Shell): Promise<Result<World>> => {
  const files = await readLessons(shell, shell.builtInLessons);
  if (!files.ok) return files;
  const file = files.value.find(({name}) => name === platformFile);
  const world = file && readWorldFile(file);
  return world?.ok
    ? success(assumedProject(world.value.platform))
    : failure(
        problem(
          `The lessons in ${shell.builtInLessons} have no sound ${platformFile}.`,
          'Install the program again, or name a world: --world FILE',
        ),
      );
};

/**
 * The commands in the arguments: the words of one command, or several commands that are each
 * quoted.
 */
const commandsIn = (words: readonly string[]): readonly string[] => {
  const [first = ''] = words;
  return /\s/.test(first) ? words : [words.map(quote).join(' ')];
};

const asJson = (command: string, explained: Explanation) => {
  switch (explained.kind) {
    case 'rule':
      return {command, rule: explained.rule};
    case 'other':
      return {command, says: explained.says};
    case 'refused':
      return {command, error: recordedError(explained.error), hint: explained.hint};
  }
};

const print = (shell: Shell, command: string, explained: Explanation): void => {
  if (explained.kind === 'refused') {
    shell.out(`✗ ${explained.error.replaceAll('\n', '\n  ')}`);
    shell.out(`  ${explained.hint}`);
    return;
  }
  if (isShortForm(command.trim().split(/\s+/))) shell.out(`  $ ${explained.real}`);
  shell.out(`✓ ${explained.says}`);
  if (explained.kind === 'rule') for (const remark of explained.remarks) shell.out(`  ${remark}`);
};

const commandAsked = remaining(
  'command',
  'COMMAND',
  'a command of the client, or the short form of a rule; several if each is quoted',
);
const worldFiles = repeated(
  '--world',
  'FILE',
  'the project it is typed in (default: one with the groups web and app); may be repeated',
);
const jsonLines = flag('--json', 'print a line of JSON for each');

/** The command lines to explain: those in the arguments, or the lines of standard input. */
async function* linesOf(given: Given, shell: Shell): AsyncIterable<string> {
  const words = given.of(commandAsked);
  if (words.length > 0) {
    yield* commandsIn(words);
    return;
  }
  const ask = shell.isTyped && !given.of(jsonLines) ? shell.prompt : () => {};
  ask();
  for await (const line of joinLines(shell.lines())) {
    const command = line.trim();
    if (command !== '' && !command.startsWith('#')) yield command;
    ask();
  }
}

/** `explain [COMMAND…]`: says what commands would do, or why they would be refused. */
export const explainCommand: Subcommand = {
  name: 'explain',
  about:
    'Say what a command would do, or why it would be refused and what to type instead. Without COMMAND, commands are read from standard input, one a line. Each is explained by itself, as if none had gone before. The options come before the command.',
  takes: [commandAsked, worldFiles, jsonLines],
  run: async (given, shell) => {
    const files = given.of(worldFiles);
    const world = await (files.length > 0 ? openFiles(given, shell, files) : openAssumed(shell));
    if (!world.ok) return complain(shell, world.error);
    const isMany = given.of(commandAsked).length === 0;
    let areAccepted = true;
    for await (const command of linesOf(given, shell)) {
      const explained = explainLine(world.value, command);
      areAccepted &&= explained.kind !== 'refused';
      if (given.of(jsonLines)) shell.out(JSON.stringify(asJson(command, explained)));
      else {
        if (isMany && !shell.isTyped) shell.out(`› ${command}`);
        print(shell, command, explained);
      }
    }
    return areAccepted ? exits.ok : exits.no;
  },
};
