import {failure, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {type Answer, type Refusal, runCommand} from './command-line.ts';

/** The command of a script that failed: its line number, from 1, its text, and why. */
export type ScriptFault = {
  readonly line: number;
  readonly command: string;
  readonly refusal: Refusal;
};

/** A command of a script, and the number of the line it begins on. */
export type ScriptCommand = {readonly line: number; readonly command: string};

/**
 * The commands of a script. A line that ends in a backslash goes on in the next, as in a shell;
 * empty lines and `#` comments are left out.
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

/** A command of a script as it was run: the world it came upon, and what came of it. */
export type ScriptStep = ScriptCommand & {readonly before: World; readonly answer: Answer};

/** Runs the commands of a script, one after another; the first one that fails is the error. */
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

/** The world after every command of a script; the first one that fails is the error. */
export const runScript = (world: World, script: string): Result<World, ScriptFault> => {
  const steps = runSteps(world, script);
  return steps.ok ? success(steps.value.at(-1)?.answer.world ?? world) : steps;
};
