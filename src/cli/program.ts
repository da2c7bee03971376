import {toAscii} from '../tui/ascii.ts';
import {parseCall, sharedOptions} from './arguments.ts';
import {checkCommand} from './commands/check.ts';
import {diffCommand} from './commands/diff.ts';
import {explainCommand} from './commands/explain.ts';
import {exportCommand} from './commands/export.ts';
import {lessonsCommand} from './commands/lessons.ts';
import {notesCommand} from './commands/notes.ts';
import {menuCommand, playCommand} from './commands/play.ts';
import {progressCommand} from './commands/progress.ts';
import {reachCommand} from './commands/reach.ts';
import {resetCommand} from './commands/reset.ts';
import {traceCommand} from './commands/trace.ts';
import {type Exit, exits, type Shell} from './shell.ts';

/** Every subcommand, in the order of the help. */
const subcommands = [
  playCommand,
  checkCommand,
  traceCommand,
  reachCommand,
  diffCommand,
  explainCommand,
  exportCommand,
  lessonsCommand,
  progressCommand,
  notesCommand,
  resetCommand,
] as const;

/** Runs the program with its arguments in a shell, and gives the exit status. */
export const runProgram = async (argv: readonly string[], shell: Shell): Promise<Exit> => {
  const call = parseCall(subcommands, menuCommand, argv, shell.version);
  if (!call.ok) {
    shell.err(call.error);
    return exits.wrongUse;
  }
  if (call.value.kind === 'print') {
    shell.out(call.value.text);
    return exits.ok;
  }
  const {subcommand, given} = call.value;
  return subcommand.run(
    given,
    given.of(sharedOptions.ascii) || shell.isAscii ? inAscii(shell) : shell,
  );
};

/** The same shell, drawing with ASCII alone. */
const inAscii = (shell: Shell): Shell => ({
  ...shell,
  isAscii: true,
  out: line => shell.out(toAscii(line)),
  err: line => shell.err(toAscii(line)),
});
