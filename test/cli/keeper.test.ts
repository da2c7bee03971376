import test from 'ava';
import {newKeeper} from '../../src/cli/keeper.ts';
import {emptySave, type Save} from '../../src/progress/save.ts';
import type {Store} from '../../src/progress/store.ts';
import {failure, problem, type Result, success} from '../../src/result.ts';

const save = (current: string): Save => ({...emptySave('ada'), current});

/** A store that writes when it is told to, and knows what it has written. */
const slowStore = () => {
  const written: (string | null)[] = [];
  const waiting: ((result: Result<null>) => void)[] = [];
  const store: Store = {
    file: 'ada.json',
    load: async () => success(emptySave('ada')),
    clear: async () => success(null),
    keep: ({current}) => {
      written.push(current);
      return new Promise(resolve => waiting.push(resolve));
    },
  };
  /** Ends the write that goes on, and lets the next one begin. */
  const end = async (result: Result<null> = success(null)): Promise<void> => {
    waiting.shift()?.(result);
    await new Promise(setImmediate);
  };
  return {store, written, end};
};

test('writes never overlap, and of the saves that wait only the latest is written', async t => {
  const {store, written, end} = slowStore();
  const keeper = newKeeper(store);
  for (const name of ['one', 'two', 'three']) keeper.keep(save(name));
  t.deepEqual(written, ['one']);
  await end();
  t.deepEqual(written, ['one', 'three']);
  await end();
  keeper.keep(save('four'));
  t.deepEqual(written, ['one', 'three', 'four']);
  await end();
  t.is(await keeper.finish(), null);
});

test('finish waits for what is being written, and for what waits', async t => {
  const {store, written, end} = slowStore();
  const keeper = newKeeper(store);
  keeper.keep(save('one'));
  keeper.keep(save('two'));
  const finished = keeper.finish().then(() => [...written]);
  await end();
  await end();
  t.deepEqual(await finished, ['one', 'two']);
});

test('the last problem is told, unless a later save was kept', async t => {
  const trouble = problem('full', 'empty it');
  const lost = slowStore();
  const losing = newKeeper(lost.store);
  losing.keep(save('one'));
  await lost.end(failure(trouble));
  t.deepEqual(await losing.finish(), trouble);

  const {store, end} = slowStore();
  const keeper = newKeeper(store);
  keeper.keep(save('one'));
  keeper.keep(save('two'));
  await end(failure(trouble));
  await end();
  t.is(await keeper.finish(), null);
});
