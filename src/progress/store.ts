import {existsSync, mkdirSync, rmSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {JSONFileSync} from 'lowdb/node';
import {failure, problem, type Result, success} from '../result.ts';
import {emptySave, readSave, type Save} from './save.ts';

/** The save file of one learner. A write happens wholly or not at all. */
export type Store = {
  readonly file: string;
  /** Reads the save; an empty one if there is no file. A file that cannot be read is an error. */
  readonly load: () => Result<Save>;
  /** Writes a save before it returns. The error says why it could not. */
  readonly keep: (save: Save) => Result<null>;
  /** Deletes the file if there is one. */
  readonly clear: () => Result<null>;
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`);

/**
 * Makes a folder, and the missing ones above it. It does not touch existing ones, because that
 * never ends in /proc.
 */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  mkdirSync(folder, {recursive: !existsSync(dirname(resolve(folder)))});
};

const attempt = (file: string, verb: string, work: () => void): Result<null> => {
  try {
    work();
    return success(null);
  } catch (error) {
    return failure(
      problem(
        `The save ${file} cannot be ${verb}: ${reasonOf(error)}.`,
        'Choose a folder you may write to: --saves DIR.',
      ),
    );
  }
};

/** Opens the store of a learner in a folder. The folder is made when something is first kept. */
export const openStore = (folder: string, learner: string): Store => {
  const file = join(folder, `${learner}.json`);
  // Written at once: neither a signal nor a crash comes between a change and its being kept.
  const adapter = new JSONFileSync<unknown>(file);
  const unreadable = (why: string): Result<never> =>
    failure(
      problem(
        `The save ${file} cannot be read: ${why}.`,
        `It is left as it is. Mend it, move it away, or begin anew with: safespring-lab reset --all --saves '${folder}' --learner '${learner}'`,
      ),
    );
  const unusable = (why: string): Result<never> =>
    failure(
      problem(`No save can be kept in ${folder}: ${why}.`, 'Choose another folder: --saves DIR'),
    );
  return {
    file,
    load: () => {
      try {
        const data = adapter.read();
        if (data === null && !existsSync(file)) return success(emptySave(learner));
        const save = readSave(data);
        return save.ok ? save : unreadable(save.error.says);
      } catch (error) {
        return error instanceof SyntaxError || existsSync(file)
          ? unreadable(reasonOf(error))
          : unusable(reasonOf(error));
      }
    },
    keep: save =>
      attempt(file, 'written', () => {
        makeFolder(folder);
        adapter.write(save);
      }),
    clear: () => attempt(file, 'removed', () => rmSync(file, {force: true})),
  };
};

/** The learner's name if none is given. */
export const defaultLearner = 'learner';
