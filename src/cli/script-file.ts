import {failure, problem, type Result, success} from '../result.ts';
import {reasonOf, type Shell} from './shell.ts';

/** Reads a file of commands, or standard input for `-`. */
export const readScript = async (shell: Shell, file: string): Promise<Result<string>> => {
  try {
    return success(await shell.readText(file));
  } catch (error) {
    return failure(
      problem(
        `${file} cannot be read: ${reasonOf(error)}.`,
        'Name a file of commands, one a line, or - for standard input.',
      ),
    );
  }
};
