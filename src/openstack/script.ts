import {failure, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {type Refusal, runCommand} from './command-line.ts';

/** The command of a script that failed: its line number, from 1, its text, and why. */
export type ScriptFault = {
  readonly line: number;
  readonly command: string;
  readonly refusal: Refusal;
};

/** The commands of a script with their line numbers; empty lines and `#` comments are left out. */
export const commandsOf = (
  script: string,
): readonly {readonly line: number; readonly command: string}[] =>
  script
    .split(/\r?\n/)
    .map((text, index) => ({line: index + 1, command: text.trim()}))
    .filter(({command}) => command !== '' && !command.startsWith('#'));

/** The world after every command of a script; the first one that fails is the error. */
export const runScript = (world: World, script: string): Result<World, ScriptFault> =>
  commandsOf(script).reduce<Result<World, ScriptFault>>((sofar, {line, command}) => {
    if (!sofar.ok) return sofar;
    const answer = runCommand(sofar.value, command);
    return answer.ok
      ? success(answer.value.world)
      : failure({line, command, refusal: answer.error});
  }, success(world));
