import {failure, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {type Answer, type Refusal, runCommand} from './command-line.ts';

/**
 * The command of a script that failed: its line number, counted from 1, its text, and the reason.
 */
export type ScriptFault = {
  readonly line: number;
  readonly command: string;
  readonly refusal: Refusal;
};

/** A command of a script, with the number of the line on which it begins. */
export type ScriptCommand = {readonly line: number; readonly command: string};

/**
 * Splits a script into commands. A line that ends in a backslash continues on the next, as in a
 * shell. Empty lines and `#` comments are left out.
 */
export const commandsOf = (script: string): readonly ScriptCommand[] => {
  const commands: {line: number; command: string}[] = [];
  let goesOn = false;
  for (const [index, text] of script.split(/\r\n?|\n/).entries()) {
    const part = text.replace(/\\$/, '').trim();
    const last = commands.at(-1);
    if (goesOn && last) last.command = `${last.command} ${part}`.trim();
    else commands.push({line: index + 1, command: part});
    goesOn = text.endsWith('\\') && !part.startsWith('#');
  }
  return commands.filter(({command}) => command !== '' && !command.startsWith('#'));
};

/** A command of a script after it ran: the world before it, and its result. */
export type ScriptStep = ScriptCommand & {readonly before: World; readonly answer: Answer};

/** Runs the commands of a script one after another. The error is the first one that fails. */
export const runSteps = (
  world: World,
  script: string,
): Result<readonly ScriptStep[], ScriptFault> => {
  const steps: ScriptStep[] = [];
  for (const {line, command} of commandsOf(script)) {
    const before = steps.at(-1)?.answer.world ?? world;
    const answer = runCommand(before, command);
    if (!answer.ok) return failure({line, command, refusal: answer.error});
    steps.push({line, command, before, answer: answer.value});
  }
  return success(steps);
};

/**
 * Runs a script and gives the world after its last command. The error is the first command that
 * fails.
 */
export const runScript = (world: World, script: string): Result<World, ScriptFault> => {
  const steps = runSteps(world, script);
  return steps.ok ? success(steps.value.at(-1)?.answer.world ?? world) : steps;
};
