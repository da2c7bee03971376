import test from 'ava';
import {type Background, backgroundOf, dresses} from '../../src/tui/draw/dress.ts';

const told: readonly (readonly [colours: string | undefined, background: Background])[] = [
  [undefined, 'dark'],
  ['', 'dark'],
  ['15;0', 'dark'],
  ['7;8', 'dark'],
  ['0;7', 'light'],
  ['0;15', 'light'],
  ['0;default;15', 'light'],
  ['nonsense', 'dark'],
];

for (const [colours, background] of told) {
  test(`COLORFGBG=${colours} is a ${background} background`, t => {
    t.is(backgroundOf(colours === undefined ? {} : {COLORFGBG: colours}), background);
  });
}

test('no role is yellow or cyan on a light background, and none blue on a dark one', t => {
  const coloursOf = (background: keyof typeof dresses) =>
    Object.values(dresses[background]).flatMap(({color}) => color ?? []);
  t.deepEqual(
    coloursOf('light').filter(colour => ['yellow', 'cyan', 'white'].includes(`${colour}`)),
    [],
  );
  t.false(coloursOf('dark').includes('blue'));
});
