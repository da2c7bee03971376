import {watch} from 'node:fs';
import {access} from 'node:fs/promises';
import {setTimeout} from 'node:timers/promises';

/** The milliseconds to wait, because an editor writes a file in several steps. */
const burst = 50;

/**
 * Watches a folder and the folders in it from now on, and yields after each burst of changes. It
 * ends with an error when the folder can no longer be watched.
 */
export const changesIn = (folder: string): AsyncIterable<void> => {
  let hasChanged = false;
  let trouble: unknown = null;
  let wake = (): void => {};
  const watcher = watch(folder, {recursive: true}, () => {
    hasChanged = true;
    wake();
  });
  watcher.on('error', error => {
    trouble = error;
    wake();
  });
  return (async function* () {
    try {
      for (;;) {
        if (!hasChanged && !trouble) await new Promise<void>(resolve => (wake = resolve));
        if (trouble) throw trouble;
        await setTimeout(burst);
        // A folder that is taken away is told of as a change, and as nothing more after that.
        await access(folder);
        hasChanged = false;
        yield;
      }
    } finally {
      watcher.close();
    }
  })();
};
