import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';

/** A folder of the test's own, gone when the test ends. */
export const folder = (t: ExecutionContext): string => {
  const made = mkdtempSync(join(tmpdir(), 'safespring-lab-'));
  t.teardown(() => rmSync(made, {recursive: true, force: true}));
  return made;
};
