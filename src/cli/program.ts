import {toAscii} from '../tui/ascii.ts';
import {parseCall, sharedOptions} from './arguments.ts';
import {check} from './commands/check.ts';
import {diff} from './commands/diff.ts';
import {explain} from './commands/explain.ts';
import {exportCommand} from './commands/export.ts';
import {lessons} from './commands/lessons.ts';
import {notes} from './commands/notes.ts';
import {menu, play} from './commands/play.ts';
import {progress} from './commands/progress.ts';
import {reach} from './commands/reach.ts';
import {reset} from './commands/reset.ts';
import {trace} from './commands/trace.ts';
import {type Exit, exits, type Shell} from './shell.ts';

/** Every subcommand, in the order of the help. */
const subcommands = [
  play,
  check,
  trace,
  reach,
  diff,
  explain,
  exportCommand,
  lessons,
  progress,
  notes,
  reset,
] as const;

/** Runs the program with its arguments in a shell, and gives the exit status. */
export const runProgram = async (argv: readonly string[], shell: Shell): Promise<Exit> => {
  const call = parseCall(subcommands, menu, argv, shell.version);
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
