import test from 'ava';
import {arrowOf, marksOf} from '../../src/arrows/packet-marks.ts';
import {parseQuestion} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {graphemes} from '../../src/text/width.ts';
import {isUnderWay, nextHop, type Packet, sendOff, skip} from '../../src/tui/packet.ts';
import {reduce} from '../../src/tui/reduce.ts';
import {begin, type State} from '../../src/tui/state.ts';
import {course, lesson, save} from './a-course.ts';

const size = {columns: 80, rows: 24};
const world = lesson(7).solved;

const packetOf = (text: string): Packet => {
  const asked = parseQuestion(world.platform, text.split(' '));
  if (!asked.ok) throw new Error(asked.error.says);
  return sendOff(trace(world, asked.value), true);
};

/** The marks after each hop, from the first to the last. */
const wayOf = (packet: Packet): readonly string[] => {
  const shown = marksOf(packet)
    .map(({at, stopped}) => `${stopped ? '✗' : '●'}${at}`)
    .join(' ');
  return isUnderWay(packet) ? [shown, ...wayOf(nextHop(packet))] : [shown];
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
    t.deepEqual(wayOf(packetOf(question)), marks);
  });
}

test('where nothing moves, a packet is at the end at once', t => {
  const moving = packetOf('default private tcp/22');
  const still = sendOff(moving.trace, false);
  t.false(isUnderWay(still));
  t.deepEqual(still, skip(moving));
  t.is(nextHop(still), still);
});

test('a packet has an arrow where the picture has one', t => {
  t.is(arrowOf(packetOf('public default tcp/80'))?.to?.name, 'default');
  t.is(arrowOf(packetOf('Internet default tcp/80'))?.from, null);
  t.is(arrowOf(packetOf('public 10.65.42.9 tcp/80')), null);
  t.is(arrowOf(packetOf('public 169.254.169.254 tcp/80')), null);
});

const run = (state: State, line: string): State =>
  reduce(state, {
    kind: 'strokes',
    strokes: [...graphemes(line).map(text => ({text})), {key: 'enter'}],
    size,
  });

const press = (state: State, stroke: {text: string} | {key: string}): State =>
  reduce(state, {kind: 'strokes', strokes: [stroke], size});

const tick = (state: State): State => reduce(state, {kind: 'tick', size});

const tracing = (moves: boolean): State =>
  run(begin(course, save, lesson(7), size, moves), 'trace public default tcp/80');

test('a trace goes a hop on with time, and with a space', t => {
  const state = tracing(true);
  t.is(state.packet?.hops, 1);
  t.is(tick(state).packet?.hops, 2);
  t.is(press(tick(state), {text: ' '}).packet?.hops, 3);
  t.is(press(state, {text: ' '}).prompt.before, '');
});

test('Escape goes to the end, and any other key does and is heard', t => {
  const all = tracing(false).packet?.hops;
  t.is(press(tracing(true), {key: 'escape'}).packet?.hops, all);
  const typed = press(tracing(true), {text: 'h'});
  t.is(typed.packet?.hops, all);
  t.is(typed.prompt.before, 'h');
});

test('time does nothing to a packet that has arrived, nor where there is none', t => {
  const still = tracing(false);
  t.deepEqual(tick(still).packet, still.packet);
  const none = run(still, 'show rules');
  t.is(none.packet, null);
  t.is(tick(none), none);
});
