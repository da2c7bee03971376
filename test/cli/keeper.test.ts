import test from 'ava';
import {newKeeper} from '../../src/cli/keeper.ts';
import {emptySave, type Save} from '../../src/progress/save.ts';
import {failure, problem, success} from '../../src/result.ts';

const save = (current: string): Save => ({...emptySave('ada'), current});

const full = problem('full', 'empty it');

/** A keeper of a store that cannot keep some saves, and what it was given to keep. */
const keeping = (lost: readonly string[]) => {
  const given: (string | null)[] = [];
  const keeper = newKeeper({
    keep: ({current}) => {
      given.push(current);
      return lost.includes(current ?? '') ? failure(full) : success(null);
    },
  });
  return {keeper, given};
};

test('every save is kept, at once and in its order', t => {
  const {keeper, given} = keeping([]);
  for (const name of ['one', 'two', 'three']) keeper.keep(save(name));
  t.deepEqual(given, ['one', 'two', 'three']);
  t.is(keeper.trouble(), null);
});

test('the last problem is told, unless a later save was kept', t => {
  const {keeper} = keeping(['two']);
  keeper.keep(save('one'));
  t.is(keeper.trouble(), null);
  keeper.keep(save('two'));
  t.deepEqual(keeper.trouble(), full);
  keeper.keep(save('three'));
  t.is(keeper.trouble(), null);
});
