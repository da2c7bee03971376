import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join, parse} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import test, {type ExecutionContext} from 'ava';

/** The folder of goldens of the room whose tests run; they are built as one file, named after it. */
const goldens = (): string => join('test', parse(fileURLToPath(test.meta.file)).name, 'goldens');

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').replace(/\n$/, '');
  } catch {
    return undefined;
  }
};

/**
 * Holds a text to the one in `goldens/<name>.txt` of the room of the test. With `UPDATE_GOLDENS=1` the
 * text becomes the golden, except in CI, where nobody looks at it before it counts.
 */
export const matchesGolden = (
  t: ExecutionContext,
  name: string,
  text: string,
  env: NodeJS.ProcessEnv = process.env,
): void => {
  const file = join(goldens(), `${name}.txt`);
  if (env.UPDATE_GOLDENS === '1') {
    if (env.CI !== undefined) {
      t.fail('UPDATE_GOLDENS is not for CI: a golden is looked at before it is committed.');
      return;
    }
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, `${text}\n`);
  }
  const golden = read(file);
  if (golden === undefined) {
    t.fail(`There is no ${file}. Write it with UPDATE_GOLDENS=1 and look at it. Now:\n${text}`);
    return;
  }
  t.is(text, golden, `${file} differs. If the new text is right, write it with UPDATE_GOLDENS=1.`);
};
