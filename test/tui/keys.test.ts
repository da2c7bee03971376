import test from 'ava';
import {footer} from '../../src/tui/footer.ts';
import {bindings, type Place} from '../../src/tui/keys.ts';
import {textOf} from '../../src/tui/line.ts';

const places: readonly Place[] = ['prompt', 'completion', 'pointing', 'menu', 'page', 'debrief'];

for (const place of places) {
  test(`no key means two things in the ${place}`, t => {
    const keys = bindings.filter(one => one.place === place).flatMap(one => one.keys);
    t.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
  });
}

test('the footer says what the table of keys says, as much as fits', t => {
  const all = {long: true, wide: true};
  t.is(textOf(footer('debrief', 80)), 'Enter next lesson · Esc stay');
  t.is(textOf(footer('debrief', 80, {last: true})), 'Enter all lessons · Esc stay');
  t.is(textOf(footer('menu', 80, {many: true})), '↑ ↓ or a number: choose · Enter open · q leave');
  t.is(textOf(footer('menu', 80)), '↑ ↓ choose · Enter or its number: open · q leave');
  t.is(textOf(footer('page', 80, all)), '↑ ↓ scroll · Space page on · ← → sideways · Esc close');
  t.is(textOf(footer('page', 28, all)), '↑ ↓ scroll · Space page on');
});
