import {existsSync, mkdirSync, rmSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {JSONFileSync} from 'lowdb/node';
import {failure, problem, type Result, success} from '../result.ts';
import {emptySave, readSave, type Save} from './save.ts';

/** One learner's save file. A write is whole or not at all. */
export type Store = {
  readonly file: string;
  /** The save, or an empty one when there is no file; a file that cannot be read is an error. */
  readonly load: () => Result<Save>;
  /** Keeps a save, before it returns; the error says why it could not be. */
  readonly keep: (save: Save) => Result<null>;
  /** Takes the file away, if there is one. */
  readonly clear: () => Result<null>;
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`);

/** Makes a folder, and those above it only where they are missing (/proc never ends otherwise). */
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

/** The store of a learner in a folder; the folder is made when something is kept. */
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

/** The learner when no name is given. */
export const defaultLearner = 'learner';
