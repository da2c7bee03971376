import test from 'ava';
import {columns} from '../../src/text/table.ts';

test('columns are as wide as what stands in them, also in wide characters', t => {
  t.deepEqual(
    columns([
      ['from', 'to'],
      ['日本語', 'web'],
      ['a', ''],
    ]),
    ['from    to', '日本語  web', 'a'],
  );
  t.deepEqual(columns([]), []);
});
