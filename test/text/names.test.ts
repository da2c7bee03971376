import test from 'ava';
import {firstAndCount, firstLines, inRow, named} from '../../src/text/names.ts';

test('a few names are all said, and of many how many more there are', t => {
  t.is(named([]), '');
  t.is(named(['web']), 'web');
  t.is(named(['web', 'app']), 'web and app');
  t.is(named(['web', 'app', 'db']), 'web, app and db');
  t.is(named(['web', 'app', 'db', 'jump']), 'web, app and 2 more');
  t.is(inRow(['web', 'app', 'db'], 3), 'web, app, db');
  t.is(inRow(['web', 'app', 'db', 'jump'], 3), 'web, app and 2 more');
});

test('where there is little room, all names but the first are counted', t => {
  t.is(firstAndCount(['web']), 'web');
  t.is(firstAndCount(['web', 'app', 'db']), 'web +2');
});

test('lines that are too many are counted in a line of their own', t => {
  t.deepEqual(firstLines(['1', '2'], 2), ['1', '2']);
  t.deepEqual(firstLines(['1', '2', '3', '4'], 2), ['1', '2', 'and 2 more']);
});
