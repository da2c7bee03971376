import test from 'ava';
import {graphemes} from '../../src/text/width.ts';
import type {Keystroke} from '../../src/tui/input.ts';
import {textOf} from '../../src/tui/line.ts';
import {menuLines} from '../../src/tui/menu.ts';
import {placeOf, reduce} from '../../src/tui/reduce.ts';
import {begin, type State} from '../../src/tui/state.ts';
import {course, lesson, save} from './a-course.ts';

const size = {columns: 80, rows: 24};

const send = (state: State, strokes: readonly Keystroke[]): State =>
  reduce(state, {kind: 'strokes', strokes, size});

/** Words are typed, and names in angle brackets are keys: `ing<tab>80`. */
const keys = (state: State, text: string): State =>
  text.split(/(<[^>]+>)/).reduce(
    (sofar, part) =>
      part.startsWith('<')
        ? send(sofar, [{key: part.slice(1, -1)}])
        : send(
            sofar,
            graphemes(part).map(grapheme => ({text: grapheme})),
          ),
    state,
  );

const start = begin(course, save, lesson(4), size);

/** What is pressed, the line then, and the word chosen in the menu, if one is open. */
const cases: readonly (readonly [pressed: string, line: string, chosen: string | null])[] = [
  ['ing<tab>', 'ingress ', null],
  ['xyz<tab>', 'xyz', null],
  ['ingress <tab>', 'ingress ', 'any'],
  ['ingress <tab><tab>', 'ingress ', 'tcp/'],
  ['ingress <tab><tab><shift-tab>', 'ingress ', 'any'],
  ['ingress <tab><shift-tab>', 'ingress ', 'icmp'],
  ['ingress <tab><up>', 'ingress ', 'icmp'],
  ['ingress <tab><down><enter>', 'ingress tcp/', null],
  ['ingress <tab><enter>', 'ingress any ', null],
  ['ingress <tab>u', 'ingress u', 'udp/'],
  ['ingress <tab>u<enter>', 'ingress udp/', null],
  ['ingress <tab>x', 'ingress x', null],
  ['ingress <tab>t<tab><enter>', 'ingress tcp/', null],
  ['ingress <tab><escape>', 'ingress ', null],
  ['ingress <tab><ctrl-c>', 'ingress ', null],
  ['ingress <tab><backspace>', 'ingress', null],
  ['ingress <tab><ctrl-u>', '', null],
  ['ingress any on sg-<tab>', 'ingress any on sg-', 'sg-public'],
  ['ingress any on s<tab>', 'ingress any on sg-', null],
  ['ingress any on SG-PU<tab>', 'ingress any on sg-public ', null],
];

for (const [pressed, line, chosen] of cases) {
  test(`${pressed} gives '${line}'${chosen ? ` and offers ${chosen}` : ''}`, t => {
    const {prompt, menu} = keys(start, pressed);
    t.is(prompt.before + prompt.after, line);
    t.is(menu ? (menu.candidates[menu.chosen]?.text ?? '') : null, chosen);
  });
}

test('keys go to the menu while it is open, and to the line again after', t => {
  t.is(placeOf(keys(start, 'ingress <tab>')), 'completion');
  t.is(placeOf(keys(start, 'ingress <tab><enter>')), 'prompt');
});

test('a word is put in where the cursor stands, with what comes after it left as it is', t => {
  const {prompt} = keys(start, ' on sg-default<home>ing<tab>');
  t.is(prompt.before, 'ingress ');
  t.is(prompt.after, ' on sg-default');
});

test('a name with a space is quoted', t => {
  const state = keys(
    start,
    "security group create 'web servers'<enter>security group show web<tab>",
  );
  t.is(state.prompt.before, "security group show 'web servers' ");
});

test('of many words those around the chosen one are shown, within the width', t => {
  const menu = {
    typed: '',
    chosen: 9,
    candidates: Array.from({length: 20}, (_, index) => ({
      text: `word-${index}`,
      about: 'what it is, at some length, so that it has to be cut somewhere',
    })),
  };
  const lines = menuLines(menu, {width: 40, rows: 5}).map(textOf);
  t.deepEqual(
    lines.map(line => line.slice(0, 10).trim()),
    ['word-7', 'word-8', '› word-9', 'word-10', 'word-11'],
  );
  for (const line of lines) t.true(line.length <= 40, line);
});
