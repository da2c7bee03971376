import test from 'ava';
import {shortenedAs} from './shorten.ts';

type Case = {
  readonly title: string;
  readonly shown: readonly string[];
  readonly printed: readonly string[];
  readonly now: readonly string[];
};

const cases: readonly Case[] = [
  {title: 'what is whole', shown: ['a', 'b'], printed: ['a', 'b'], now: ['a', 'b']},
  {title: 'what is new', shown: ['a'], printed: ['a', 'b'], now: ['a', 'b']},
  {title: 'what is gone', shown: ['a', 'b'], printed: ['a'], now: ['a']},
  {title: 'what is other', shown: ['a', 'b'], printed: ['a', 'c'], now: ['a', 'c']},
  {title: 'a longer list', shown: ['1', '…'], printed: ['1', '2', '3'], now: ['1', '…']},
  {
    title: 'a list with an end',
    shown: ['1', '…', 'end'],
    printed: ['1', '2', '3', 'END'],
    now: ['1', '…', 'END'],
  },
  {
    title: 'two gaps',
    shown: ['a', '…', 'm', 'n', '…', 'z'],
    printed: ['a', 'b', 'm', 'o', 'y', 'z'],
    now: ['a', '…', 'm', 'o', '…', 'z'],
  },
  {
    title: 'a part that is lost between two gaps',
    shown: ['a', '…', 'm', '…', 'z'],
    printed: ['a', 'b', 'z'],
    now: ['a', '…', '…'],
  },
  {title: 'a part of a line', shown: ['4/… x'], printed: ['4/37 x'], now: ['4/… x']},
  {title: 'a line that no longer fits', shown: ['4/… x'], printed: ['4/37 y'], now: ['4/37 y']},
  {title: 'signs of patterns', shown: ['a.c (…)'], printed: ['abc (1)'], now: ['abc (1)']},
];

for (const {title, shown, printed, now} of cases) {
  test(`shortened as it is shown: ${title}`, t => {
    t.deepEqual(shortenedAs(shown, printed), now);
  });
}
