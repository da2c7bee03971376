import test from 'ava';
import {arrowOf, marksOf} from '../../src/arrows/packet-marks.ts';
import {parseQuestion} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {reduce} from '../../src/tui/reduce.ts';
import {
  atFirstHop,
  atLastHop,
  isRunning,
  nextHop,
  type TraceAnimation,
} from '../../src/tui/state/animation.ts';
import type {State} from '../../src/tui/state/state.ts';
import {lesson} from './a-course.ts';
import {animationOf, press, run, screenAt, usual as size, type} from './a-screen.ts';

const world = lesson(7).solved;

const animationFor = (text: string): TraceAnimation => {
  const asked = parseQuestion(world.platform, text.split(' '));
  if (!asked.ok) throw new Error(asked.error.says);
  return atFirstHop(trace(world, asked.value));
};

/** The marks after each hop, from the first to the last. */
const wayOf = (animation: TraceAnimation): readonly string[] => {
  const shown = marksOf(animation)
    .map(({at, stopped}) => `${stopped ? '✗' : '●'}${at}`)
    .join(' ');
  return isRunning(animation) ? [shown, ...wayOf(nextHop(animation))] : [shown];
};

const ways: readonly (readonly [question: string, ...marks: readonly string[]])[] = [
  ['public default tcp/80', '●0', '●0.2', '●0.5', '●0.8', '●1', '●1', '●1'],
  ['default 1.1.1.1 tcp/443', '●0', '●0.2', '●0.5', '●0.6', '●1', '●1', '●1'],
  ['private 1.1.1.1 tcp/443', '●0', '●0.2', '✗0.5'],
  ['default private tcp/22', '●0', '✗0.2', '✗0.2', '✗0.2 ✗0.8'],
  ['Internet default tcp/80', '●0', '✗0.5', '✗0.5 ✗0.8'],
];

for (const [question, ...marks] of ways) {
  test(`a packet ${question} is at ${marks.join(', ')}`, t => {
    t.deepEqual(wayOf(animationFor(question)), marks);
  });
}

test('an animation stays at its end', t => {
  const {trace} = animationFor('default private tcp/22');
  t.false(isRunning(atLastHop(trace)));
  t.deepEqual(nextHop(atLastHop(trace)), atLastHop(trace));
});

test('a packet has an arrow where the picture has one', t => {
  t.is(arrowOf(animationFor('public default tcp/80'))?.to?.name, 'default');
  t.is(arrowOf(animationFor('Internet default tcp/80'))?.from, null);
  t.is(arrowOf(animationFor('public 10.65.42.9 tcp/80')), null);
  t.is(arrowOf(animationFor('public 169.254.169.254 tcp/80')), null);
});

const tick = (state: State): State => reduce(state, {kind: 'tick', size});

const question = 'trace public default tcp/80';
const tracing = run(screenAt(7, {moves: true}), question);

test('a trace goes a hop on with time, and with a space', t => {
  t.is(animationOf(tracing)?.hops, 1);
  t.is(animationOf(tick(tracing))?.hops, 2);
  t.is(animationOf(type(tick(tracing), ' '))?.hops, 3);
  t.is(type(tracing, ' ').prompt.before, '');
});

test('with its last hop a packet has arrived, and the keys go to the line', t => {
  const hops = animationOf(tracing)?.trace.hops.length ?? 0;
  const last = Array.from({length: hops - 2}).reduce<State>(state => tick(state), tracing);
  t.is(last.focus.kind, 'packet');
  t.is(tick(last).focus.kind, 'prompt');
});

test('Escape goes to the end, and any other key does and is heard', t => {
  t.is(press(tracing, 'escape').focus.kind, 'prompt');
  const typed = type(tracing, 'h');
  t.is(typed.focus.kind, 'prompt');
  t.is(typed.prompt.before, 'h');
});

test('where nothing is to move, a packet is at its end at once', t => {
  t.is(run(screenAt(7, {moves: false}), question).focus.kind, 'prompt');
});

test('time does nothing to a packet that has arrived, nor where there is none', t => {
  const arrived = press(tracing, 'escape');
  t.is(tick(arrived), arrived);
  const none = run(arrived, 'show rules');
  t.is(tick(none), none);
});
