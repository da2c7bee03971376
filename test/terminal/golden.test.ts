import {existsSync, readFileSync, rmSync} from 'node:fs';
import process from 'node:process';
import test from 'ava';
import {matchesGolden} from './golden.ts';

const looking = {};
const updating = {UPDATE_GOLDENS: '1'};
const unwritten = `unwritten-${process.pid}`;
const file = `test/terminal/goldens/${unwritten}.txt`;

test('a text that is the golden passes', t => {
  matchesGolden(t, 'two-lines', 'first\nsecond', looking);
});

test('a text that differs fails and shows both', async t => {
  const attempt = await t.try(inner => {
    matchesGolden(inner, 'two-lines', 'first\nother', looking);
  });
  attempt.discard();
  t.false(attempt.passed);
  t.regex(attempt.errors[0]?.message ?? '', /two-lines\.txt differs/);
});

test('a golden that is missing fails and says how to write it', async t => {
  const attempt = await t.try(inner => {
    matchesGolden(inner, 'missing', 'text', looking);
  });
  attempt.discard();
  t.false(attempt.passed);
  t.regex(attempt.errors[0]?.message ?? '', /There is no .*missing\.txt\. Write it with/);
});

test.serial('an update writes the golden', t => {
  t.teardown(() => rmSync(file, {force: true}));
  matchesGolden(t, unwritten, 'new', updating);
  t.is(readFileSync(file, 'utf8'), 'new\n');
});

test.serial('an update is refused in CI', async t => {
  const attempt = await t.try(inner => {
    matchesGolden(inner, unwritten, 'new', {...updating, CI: 'true'});
  });
  attempt.discard();
  t.false(attempt.passed);
  t.false(existsSync(file));
});
