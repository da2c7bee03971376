import test from 'ava';
import {textOf} from '../../src/tui/draw/line.ts';
import {footer, keymaps} from '../../src/tui/focus/keymaps.ts';
import type {State} from '../../src/tui/state/state.ts';
import {course, solutionOf} from './a-course.ts';
import {run, screenAt, usual} from './a-screen.ts';

for (const [kind, {bindings}] of Object.entries(keymaps)) {
  test(`no key means two things in the ${kind}`, t => {
    const keys = bindings.flatMap(one => one.keys);
    t.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
  });
}

const below = (state: State, size = usual): string => textOf(footer(state, size));

const solved = (number: number): State => run(screenAt(number), ...solutionOf(number));

test('the footer says what the table of keys says, as much as fits', t => {
  const tall = {columns: 80, rows: 60};
  t.is(below(solved(2), tall), 'Enter next lesson · Esc stay');
  t.is(below(solved(course.length), tall), 'Enter all lessons · Esc stay');
  const few = screenAt(null, {course: [course[0]]});
  t.is(below(few), '↑ ↓ choose · Enter or its number: open · q leave');
  t.is(below(screenAt(null)), '↑ ↓ or a number: choose · Enter open · q leave');
  const page = run(screenAt(5), 'security group rule list');
  t.is(below(page), '← → sideways · Esc close');
  const low = {columns: 80, rows: 10};
  t.is(below(page, low), '↑ ↓ scroll · Space page on · ← → sideways · Esc close');
  t.is(below(page, {...low, columns: 30}), '↑ ↓ scroll · Space page on');
});
