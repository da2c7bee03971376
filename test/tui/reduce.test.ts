import test from 'ava';
import type {Course, CourseLesson} from '../../src/lessons/course.ts';
import {graphemes} from '../../src/text/width.ts';
import type {Keystroke} from '../../src/tui/input.ts';
import type {Size} from '../../src/tui/layout.ts';
import {reduce} from '../../src/tui/reduce.ts';
import {begin, playIn, type State} from '../../src/tui/state.ts';
import {course, lesson, save, solutionOf} from './a-course.ts';

const usual: Size = {columns: 80, rows: 24};

const inLesson = (number: number, size = usual): State => begin(course, save, lesson(number), size);
const inMenu = (): State => begin(course, save, null, usual);

const send = (state: State, strokes: readonly Keystroke[], size = usual): State =>
  reduce(state, {kind: 'strokes', strokes, size});

const press = (state: State, ...keys: readonly string[]): State =>
  send(
    state,
    keys.map(key => ({key})),
  );

const textStrokes = (text: string): readonly Keystroke[] => graphemes(text).map(text => ({text}));

const type = (state: State, text: string): State => send(state, textStrokes(text));

const run = (state: State, ...lines: readonly string[]): State =>
  lines.reduce((sofar, line) => press(type(sofar, line), 'enter'), state);

const paste = (state: State, text: string): State =>
  reduce(state, {kind: 'paste', text, size: usual});

const saidIn = ({answered}: State): string => answered.said.map(({text}) => text).join('\n');

test('a lesson opens with its task, and is what the save remembers', t => {
  const state = inLesson(2);
  t.is(state.screen, 'lesson');
  t.is(state.learner.save.current, lesson(2).lesson.id);
  t.regex(saidIn(state), /2\/\d/);
});

test('a line and its Enter that come in one read are run', t => {
  const state = send(inLesson(2), [...textStrokes('show goals'), {key: 'enter'}]);
  t.is(state.prompt.before, '');
  t.deepEqual(state.learner.save.history, ['show goals']);
  t.is(state.answered.line, 'show goals');
});

test('an empty line changes nothing', t => {
  const before = inLesson(2);
  t.is(playIn(press(before, 'enter')), playIn(before));
});

test('a command changes the world, and the picture is not covered', t => {
  const before = inLesson(2);
  const state = run(before, 'egress any to any on sg-default');
  t.not(playIn(state)?.world, playIn(before)?.world);
  t.is(state.page, null);
  t.not(state.learner.save, before.learner.save);
});

test('an answer that fits over the goals does not cover the picture', t => {
  const state = run(inLesson(7), 'why');
  t.is(state.page, null);
  t.true(state.answered.told);
  t.false(run(state, 'egress tcp/80 to 1.1.1.1 on sg-default').answered.told);
});

test('a long answer opens as a page, and closes by any of its keys', t => {
  for (const key of ['escape', 'enter', 'ctrl-c']) {
    const state = run(inLesson(2), 'help');
    t.is(state.page?.title, 'help');
    t.is(press(state, key).page, null);
    t.false(press(state, key).ended);
  }
  t.is(type(run(inLesson(2), 'help'), 'q').page, null);
});

test('help tells the keys as well', t => {
  for (const line of ['help', '?', ' Help ']) {
    t.regex(saidIn(run(inLesson(2), line)), /Ctrl-Y +put back what was cut/);
  }
});

test('a page scrolls and stops at its ends', t => {
  const state = run(inLesson(2), 'help');
  t.is(press(state, 'up').page?.top, 0);
  t.is(press(state, 'down', 'down', 'up').page?.top, 1);
  const end = press(state, 'end').page?.top ?? 0;
  t.true(end > 0);
  t.is(press(state, 'end', 'down', 'page-down').page?.top, end);
  t.is(press(state, 'page-down', 'home').page?.top, 0);
  t.is(type(state, ' ').page?.top, press(state, 'page-down').page?.top);
});

test('a page moves tables sideways as far as they reach', t => {
  const state = run(inLesson(5), 'security group rule list');
  t.is(press(state, 'left').page?.left, 0);
  t.is(press(state, 'right').page?.left, 39);
  const far = press(state, ...Array.from({length: 40}, () => 'right'));
  t.is(press(far, 'right').page?.left, far.page?.left);
});

test('PgDn reads all of an answer that has no place', t => {
  const state = run(inLesson(5), 'egress tcp/3333 to public on sg-default');
  t.is(press(state, 'page-down').page?.title, 'egress tcp/3333 to public on sg-default');
  t.is(press(run(inLesson(5), 'undo'), 'page-down').page, null);
});

test('a solved lesson opens its debrief with the stars on top', t => {
  const state = run(inLesson(2), ...solutionOf(2));
  t.is(state.page?.kind, 'debrief');
  t.regex(state.page?.said[0]?.text ?? '', /^★★★/);
});

test('from a debrief Enter goes on, and Escape stays', t => {
  const state = run(inLesson(2), ...solutionOf(2));
  const on = press(state, 'enter');
  t.is(playIn(on)?.place.number, 3);
  t.is(on.page, null);
  const stays = press(state, 'escape');
  t.is(playIn(stays)?.place.number, 2);
  t.is(stays.page, null);
});

test('from the last debrief Enter goes to the menu', t => {
  const number = course.length;
  const solved = run(inLesson(number), ...solutionOf(number));
  t.true(solved.page?.isLast);
  t.is(press(solved, 'enter').screen, 'menu');
  t.false(run(inLesson(2), ...solutionOf(2)).page?.isLast);
});

const lineStrokes = (...lines: readonly string[]): readonly Keystroke[] =>
  lines.flatMap(line => [...textStrokes(line), {key: 'enter'}]);

test('lines typed ahead of a debrief do not leave it', t => {
  const ahead = send(inLesson(2), lineStrokes(...solutionOf(2), 'show goals', 'undo'));
  t.is(ahead.page?.kind, 'debrief');
  t.is(playIn(ahead)?.place.number, 2);
  t.is(playIn(press(ahead, 'enter'))?.place.number, 3);
  const later = send(run(inLesson(2), ...solutionOf(2)), lineStrokes('hint'));
  t.is(later.page?.kind, 'debrief');
  t.is(playIn(press(later, 'enter'))?.place.number, 3);
});

test('a line typed over a debrief letter by letter takes its Enter with it', t => {
  const solved = run(inLesson(2), ...solutionOf(2));
  const typed = textStrokes('undo').reduce((state, stroke) => send(state, [stroke]), solved);
  const entered = press(typed, 'enter');
  t.is(entered.page?.kind, 'debrief');
  t.is(playIn(press(entered, 'enter'))?.place.number, 3);
});

test('the menu opens where the learner left off', t => {
  t.is(inMenu().chosen, 0);
  t.is(begin(course, inLesson(4).learner.save, null, usual).chosen, 3);
});

test('the menu is walked in a ring, also when keys come together', t => {
  t.is(press(inMenu(), 'down', 'down').chosen, 2);
  t.is(press(inMenu(), 'up').chosen, course.length - 1);
  t.is(press(inMenu(), 'end', 'down').chosen, 0);
  t.is(playIn(press(inMenu(), 'down', 'enter'))?.place.number, 2);
});

/** A course of so many lessons: the first of ours, then the very first again and again. */
const courseOf = (length: number): Course => {
  const [first, ...rest] = course;
  const more = Array.from({length: length - course.length}, (_, index): CourseLesson => {
    const number = course.length + index + 1;
    return {...first, number, lesson: {...first.lesson, id: `more-${number}`}};
  });
  return [first, ...rest.slice(0, length - 1), ...more];
};

test('of few lessons a number opens its own', t => {
  const menu = begin(courseOf(9), save, null, usual);
  const state = type(menu, '3');
  t.is(playIn(state)?.place.number, 3);
  t.is(state.screen, 'lesson');
  t.is(type(menu, '0').screen, 'menu');
});

test('of many lessons a number chooses, and Enter opens', t => {
  const menu = begin(courseOf(12), save, null, usual);
  t.is(type(menu, '1').chosen, 0);
  t.is(type(menu, '1').screen, 'menu');
  t.is(type(menu, '12').chosen, 11);
  t.is(type(menu, '13').chosen, 2);
  t.is(type(menu, '92').chosen, 1);
  t.is(type(press(type(menu, '1'), 'down'), '2').chosen, 1);
  t.is(playIn(press(type(menu, '12'), 'enter'))?.place.number, 12);
  t.is(playIn(type(begin(courseOf(9), save, null, usual), '9'))?.place.number, 9);
});

test('a table that is wider than the screen is a page at once', t => {
  const oneRule = 'security group rule list sg-private';
  const state = run(inLesson(7), oneRule);
  t.is(state.page?.title, oneRule);
  t.true((press(state, 'right').page?.left ?? 0) > 0);
  const wide = {columns: 250, rows: 60};
  const line = send(inLesson(7, wide), textStrokes(oneRule), wide);
  t.is(send(line, [{key: 'enter'}], wide).page, null);
});

test('the menu and back leave the lesson as it was', t => {
  const before = run(inLesson(2), 'egress any to any on sg-default', 'undo');
  const menu = run(before, 'lessons');
  t.is(menu.screen, 'menu');
  t.is(menu.chosen, 1);
  t.is(playIn(press(menu, 'escape')), playIn(menu));
  t.is(playIn(press(menu, 'enter')), playIn(menu));
  t.is(press(inMenu(), 'escape').screen, 'menu');
});

test('q leaves from the menu, quit from a lesson', t => {
  t.true(type(inMenu(), 'q').ended);
  t.true(run(inLesson(1), 'quit').ended);
});

test('Ctrl-C clears a line, asks on an empty one, and then leaves', t => {
  const typed = press(type(inLesson(1), 'hin'), 'ctrl-c');
  t.is(typed.prompt.before, '');
  t.false(typed.leaving);
  const asking = press(typed, 'ctrl-c');
  t.true(asking.leaving);
  t.false(asking.ended);
  t.true(press(asking, 'ctrl-c').ended);
  t.false(type(asking, 'a').leaving);
  t.false(press(type(asking, 'a'), 'ctrl-c', 'ctrl-c').ended);
});

test('Ctrl-D leaves on an empty line and deletes on another', t => {
  t.true(press(inLesson(1), 'ctrl-d').ended);
  const state = press(type(inLesson(1), 'ab'), 'home', 'ctrl-d');
  t.false(state.ended);
  t.is(state.prompt.after, 'b');
});

test('Ctrl-L draws anew wherever it is pressed', t => {
  for (const state of [inMenu(), inLesson(1), run(inLesson(1), 'help')]) {
    t.is(press(state, 'ctrl-l').redraws, state.redraws + 1);
  }
});

test('nothing is heard after the end', t => {
  const state = send(inLesson(1), [{key: 'ctrl-d'}, ...textStrokes('hint'), {key: 'enter'}]);
  t.deepEqual(state.learner.save.history, []);
});

test('one pasted line goes to the cursor, to be looked at', t => {
  const state = paste(press(type(inLesson(2), 'show '), 'end'), 'goals\n');
  t.is(state.prompt.before, 'show goals');
  t.deepEqual(state.learner.save.history, []);
});

test('pasted lines are run one after the other', t => {
  const lines = [
    '# as the documents have it',
    'egress any \\',
    '  to any on sg-default',
    'undo',
    'redo',
  ];
  const state = paste(inLesson(2), lines.join('\n'));
  t.deepEqual(state.learner.save.history, ['egress any  to any on sg-default', 'undo', 'redo']);
  t.is(state.learner.save.lessons[lesson(2).lesson.id]?.commands.length, 1);
});

test('pasted lines stop at the first that is refused, and what is left out is said', t => {
  const state = paste(inLesson(2), 'egress any to any on sg-default\nnonsense\nundo\nundo\n');
  t.is(state.learner.save.lessons[lesson(2).lesson.id]?.commands.length, 1);
  t.regex(saidIn(state), /› nonsense\n/);
  t.regex(saidIn(state), /The 2 lines after it were left out\.$/);
});

test('pasted lines that solve the lesson bring its debrief', t => {
  const state = paste(inLesson(7), ['show goals', ...solutionOf(7), 'show rules'].join('\n'));
  t.is(state.page?.kind, 'debrief');
});

test('nothing is pasted into a menu or a page', t => {
  t.is(playIn(paste(inMenu(), 'hint\nwhy')), null);
  const page = run(inLesson(1), 'help');
  t.is(paste(page, 'hint\nwhy'), page);
});

test('a terminal that is too small hears nothing but Ctrl-C, and loses nothing', t => {
  const small: Size = {columns: 59, rows: 24};
  const before = type(inLesson(2), 'hin');
  t.is(send(before, textStrokes('x'), small), before);
  t.is(reduce(before, {kind: 'paste', text: 'x', size: small}), before);
  t.true(send(before, [{key: 'ctrl-c'}], small).ended);
});

test('Shift-Tab looks at goals, then rules, round and round, and Esc goes back to the line', t => {
  const before = type(inLesson(5), 'hi');
  const first = press(before, 'shift-tab');
  t.deepEqual(first.pointed, {kind: 'goal', id: lesson(5).lesson.goals[0]?.id});
  t.is(press(first, 'up').pointed?.kind, 'rule');
  t.deepEqual(press(first, 'up', 'down').pointed, first.pointed);
  t.deepEqual(press(first, 'end', 'home').pointed, first.pointed);
  const back = press(first, 'escape');
  t.is(back.pointed, null);
  t.is(back.prompt.before, 'hi');
});

test('what is typed or pasted while something is looked at goes to the line', t => {
  const looking = press(inLesson(5), 'shift-tab');
  t.is(type(looking, 'why').prompt.before, 'why');
  t.is(type(looking, 'w').pointed, null);
  t.is(paste(looking, 'why').prompt.before, 'why');
  t.is(press(type(looking, 'w'), 'enter').pointed, null);
});
