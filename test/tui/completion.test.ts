import test from 'ava';
import {textOf} from '../../src/tui/draw/line.ts';
import {offerLines} from '../../src/tui/screens/lesson/offer-lines.ts';
import type {State} from '../../src/tui/state/state.ts';
import {offerOf, press, screenAt, type} from './a-screen.ts';

/** Words are typed, and names in angle brackets are keys: `ing<tab>80`. */
const keys = (state: State, text: string): State =>
  text
    .split(/(<[^>]+>)/)
    .reduce(
      (sofar, part) => (part.startsWith('<') ? press(sofar, part.slice(1, -1)) : type(sofar, part)),
      state,
    );

const start = screenAt(4);

/** What is pressed, the line then, and the word chosen of those offered, if some are. */
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
    const state = keys(start, pressed);
    const {prompt} = state;
    const offer = offerOf(state);
    t.is(prompt.before + prompt.after, line);
    t.is(offer ? (offer.candidates[offer.chosen]?.text ?? '') : null, chosen);
  });
}

test('keys go to the words offered, and to the line again after', t => {
  t.is(keys(start, 'ingress <tab>').focus.kind, 'completion');
  t.is(keys(start, 'ingress <tab><enter>').focus.kind, 'prompt');
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
  const offer = {
    typed: '',
    chosen: 9,
    candidates: Array.from({length: 20}, (_, index) => ({
      text: `word-${index}`,
      about: 'what it is, at some length, so that it has to be cut somewhere',
    })),
  };
  const lines = offerLines(offer, {width: 40, rows: 5}).map(textOf);
  t.deepEqual(
    lines.map(line => line.slice(0, 10).trim()),
    ['word-7', 'word-8', '› word-9', 'word-10', 'word-11'],
  );
  for (const line of lines) t.true(line.length <= 40, line);
});
