import test from 'ava';
import {builtIn} from './built-in.ts';
import {amongFrames, frames, framesOf, thirty} from './fixed-course.ts';

test('wherever a lesson is added, the fixed courses are the same', t => {
  const [first, ...rest] = builtIn;
  const more = {...first, lesson: {...first.lesson, id: 'one-more'}};
  t.deepEqual(framesOf([more, first, ...rest]), frames);
  t.deepEqual(framesOf([first, ...rest.slice(0, 3), more, ...rest.slice(3)]), frames);
  t.deepEqual(framesOf([first, ...rest, more]), frames);
});

test('a lesson is drawn as one of seven or eight, whatever its number is', t => {
  for (const place of builtIn) {
    const drawn = amongFrames(place);
    const again = amongFrames({...place, number: place.number + 1});
    t.deepEqual(again, drawn);
    t.is(drawn.place.lesson, place.lesson);
    t.is(drawn.course[drawn.place.number - 1], drawn.place);
    t.is(drawn.course.length, frames.includes(drawn.place) ? 7 : 8);
  }
});

test('the course for menus is longer than a screen', t => {
  t.is(thirty.length, 30);
  t.is(new Set(thirty.map(({lesson}) => lesson.id)).size, 30);
});
