import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {TextFile} from '../text/yaml-file.ts';
import {lessonFileNames} from './compiled-lessons.ts';

/**
 * Reads the files of a folder of lessons and of its translations. It rejects with the system's
 * error.
 */
export const readLessonFolder = async (folder: string): Promise<readonly TextFile[]> =>
  Promise.all(
    lessonFileNames(folder).map(async name => ({
      name,
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
