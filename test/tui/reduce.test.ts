import test from 'ava';
import type {Course, CourseLesson} from '../../src/lessons/course.ts';
import type {Size} from '../../src/tui/draw/layout.ts';
import type {Keystroke} from '../../src/tui/focus/keystrokes.ts';
import {reduce} from '../../src/tui/reduce.ts';
import {playIn, type State} from '../../src/tui/state/state.ts';
import {course, lesson, solutionOf} from './a-course.ts';
import {
  chosenOf,
  pageOf,
  pointedOf,
  press,
  run,
  screenAt,
  send,
  textStrokes,
  type,
  usual,
} from './a-screen.ts';

const inLesson = (number: number, size = usual): State => screenAt(number, {}, size);
const inMenu = (): State => screenAt(null);

const paste = (state: State, text: string): State =>
  reduce(state, {kind: 'paste', text, size: usual});

const saidIn = ({answered}: State): string => answered.said.map(({text}) => text).join('\n');

/** The number of the lesson that is open. */
const numberIn = (state: State): number | null => {
  const place = playIn(state)?.place;
  return place?.kind === 'lesson' ? place.number : null;
};

test('a lesson opens with its task, and is what the save remembers', t => {
  const state = inLesson(2);
  t.is(state.focus.kind, 'prompt');
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
  t.is(pageOf(state), null);
  t.not(state.learner.save, before.learner.save);
});

test('an answer that fits over the goals does not cover the picture', t => {
  const state = run(inLesson(7), 'why');
  t.is(pageOf(state), null);
  t.true(state.answered.told);
  t.false(run(state, 'egress tcp/80 to 1.1.1.1 on sg-default').answered.told);
});

test('a long answer opens as a page, and closes by any of its keys', t => {
  for (const key of ['escape', 'enter', 'ctrl-c']) {
    const state = run(inLesson(2), 'help');
    t.is(pageOf(state)?.title, 'help');
    t.is(pageOf(press(state, key)), null);
    t.false(press(state, key).ended);
  }
  t.is(pageOf(type(run(inLesson(2), 'help'), 'q')), null);
});

test('help tells the keys as well', t => {
  for (const line of ['help', '?', ' Help ']) {
    t.regex(saidIn(run(inLesson(2), line)), /Ctrl-Y +put back what was cut/);
  }
});

test('a page scrolls and stops at its ends', t => {
  const state = run(inLesson(2), 'help');
  t.is(pageOf(press(state, 'up'))?.top, 0);
  t.is(pageOf(press(state, 'down', 'down', 'up'))?.top, 1);
  const end = pageOf(press(state, 'end'))?.top ?? 0;
  t.true(end > 0);
  t.is(pageOf(press(state, 'end', 'down', 'page-down'))?.top, end);
  t.is(pageOf(press(state, 'page-down', 'home'))?.top, 0);
  t.is(pageOf(type(state, ' '))?.top, pageOf(press(state, 'page-down'))?.top);
});

test('a page moves tables sideways as far as they reach', t => {
  const state = run(inLesson(5), 'security group rule list');
  t.is(pageOf(press(state, 'left'))?.left, 0);
  t.is(pageOf(press(state, 'right'))?.left, 39);
  const far = press(state, ...Array.from({length: 40}, () => 'right'));
  t.is(pageOf(press(far, 'right'))?.left, pageOf(far)?.left);
});

test('PgDn reads all of an answer that has no place', t => {
  const state = run(inLesson(5), 'egress tcp/3333 to public on sg-default');
  t.is(pageOf(press(state, 'page-down'))?.title, 'egress tcp/3333 to public on sg-default');
  t.is(pageOf(press(run(inLesson(5), 'undo'), 'page-down')), null);
});

test('a solved lesson opens its debrief with the stars on top', t => {
  const state = run(inLesson(2), ...solutionOf(2));
  t.is(state.focus.kind, 'debrief');
  t.regex(pageOf(state)?.said[0]?.text ?? '', /^★★★/);
});

test('from a debrief Enter goes on, and Escape stays', t => {
  const state = run(inLesson(2), ...solutionOf(2));
  const on = press(state, 'enter');
  t.is(numberIn(on), 3);
  t.is(pageOf(on), null);
  const stays = press(state, 'escape');
  t.is(numberIn(stays), 2);
  t.is(pageOf(stays), null);
});

test('from the last debrief Enter goes to the menu', t => {
  const number = course.length;
  const solved = run(inLesson(number), ...solutionOf(number));
  t.is(press(solved, 'enter').focus.kind, 'menu');
});

const lineStrokes = (...lines: readonly string[]): readonly Keystroke[] =>
  lines.flatMap(line => [...textStrokes(line), {key: 'enter'}]);

test('lines typed ahead of a debrief do not leave it', t => {
  const ahead = send(inLesson(2), lineStrokes(...solutionOf(2), 'show goals', 'undo'));
  t.is(ahead.focus.kind, 'debrief');
  t.is(numberIn(ahead), 2);
  t.is(numberIn(press(ahead, 'enter')), 3);
  const later = send(run(inLesson(2), ...solutionOf(2)), lineStrokes('hint'));
  t.is(later.focus.kind, 'debrief');
  t.is(numberIn(press(later, 'enter')), 3);
});

test('a line typed over a debrief letter by letter takes its Enter with it', t => {
  const solved = run(inLesson(2), ...solutionOf(2));
  const typed = textStrokes('undo').reduce((state, stroke) => send(state, [stroke]), solved);
  const entered = press(typed, 'enter');
  t.is(entered.focus.kind, 'debrief');
  t.is(numberIn(press(entered, 'enter')), 3);
});

test('the menu opens where the learner left off', t => {
  t.is(chosenOf(inMenu()), 0);
  t.is(chosenOf(screenAt(null, {save: inLesson(4).learner.save})), 3);
});

test('the menu is walked in a ring, also when keys come together', t => {
  t.is(chosenOf(press(inMenu(), 'down', 'down')), 2);
  t.is(chosenOf(press(inMenu(), 'up')), course.length - 1);
  t.is(chosenOf(press(inMenu(), 'end', 'down')), 0);
  t.is(numberIn(press(inMenu(), 'down', 'enter')), 2);
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
  const menu = screenAt(null, {course: courseOf(9)});
  const state = type(menu, '3');
  t.is(numberIn(state), 3);
  t.is(state.focus.kind, 'prompt');
  t.is(type(menu, '0').focus.kind, 'menu');
});

test('of many lessons a number chooses, and Enter opens', t => {
  const menu = screenAt(null, {course: courseOf(12)});
  t.is(chosenOf(type(menu, '1')), 0);
  t.is(type(menu, '1').focus.kind, 'menu');
  t.is(chosenOf(type(menu, '12')), 11);
  t.is(chosenOf(type(menu, '13')), 2);
  t.is(chosenOf(type(menu, '92')), 1);
  t.is(chosenOf(type(press(type(menu, '1'), 'down'), '2')), 1);
  t.is(numberIn(press(type(menu, '12'), 'enter')), 12);
  t.is(numberIn(type(screenAt(null, {course: courseOf(9)}), '9')), 9);
});

test('a table that is wider than the screen is a page at once', t => {
  const oneRule = 'security group rule list sg-private';
  const state = run(inLesson(7), oneRule);
  t.is(pageOf(state)?.title, oneRule);
  t.true((pageOf(press(state, 'right'))?.left ?? 0) > 0);
  const wide = {columns: 250, rows: 60};
  const line = send(inLesson(7, wide), textStrokes(oneRule), wide);
  t.is(pageOf(send(line, [{key: 'enter'}], wide)), null);
});

test('the menu and back leave the lesson as it was', t => {
  const before = run(inLesson(2), 'egress any to any on sg-default', 'undo');
  const menu = run(before, 'lessons');
  t.is(menu.focus.kind, 'menu');
  t.is(chosenOf(menu), 1);
  t.is(playIn(press(menu, 'escape')), playIn(menu));
  t.is(playIn(press(menu, 'enter')), playIn(menu));
  t.is(press(inMenu(), 'escape').focus.kind, 'menu');
});

test('q leaves from the menu, quit from a lesson', t => {
  t.true(type(inMenu(), 'q').ended);
  t.true(run(inLesson(1), 'quit').ended);
});

test('Ctrl-C clears a line, asks on an empty one, and then leaves', t => {
  const typed = press(type(inLesson(1), 'hin'), 'ctrl-c');
  t.is(typed.prompt.before, '');
  t.is(typed.focus.kind, 'prompt');
  const asking = press(typed, 'ctrl-c');
  t.is(asking.focus.kind, 'leaving');
  t.false(asking.ended);
  t.true(press(asking, 'ctrl-c').ended);
  t.is(type(asking, 'a').focus.kind, 'prompt');
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
  t.is(state.focus.kind, 'debrief');
});

test('a character typed over a page goes to the line, whatever the page was opened from', t => {
  const page = press(inLesson(5), 'shift-tab', 'page-down');
  t.is(page.focus.kind, 'page');
  t.is(press(page, 'escape').focus.kind, 'pointing');
  t.is(type(page, 'w').focus.kind, 'prompt');
  t.is(type(page, 'w').prompt.before, 'w');
});

test('what is pasted goes to the line past what is in its way', t => {
  const asked = press(inLesson(5), 'ctrl-c');
  const offered = press(type(inLesson(5), 'ingress '), 'tab');
  const tracing = run(screenAt(7, {moves: true}), 'trace public default tcp/80');
  for (const state of [asked, offered, tracing]) {
    t.not(state.focus.kind, 'prompt');
    t.is(paste(state, 'why').focus.kind, 'prompt');
    t.true(paste(state, 'why').prompt.before.endsWith('why'));
  }
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
  t.deepEqual(pointedOf(first), {kind: 'goal', id: lesson(5).lesson.goals[0]?.id});
  t.is(pointedOf(press(first, 'up'))?.kind, 'rule');
  t.deepEqual(pointedOf(press(first, 'up', 'down')), pointedOf(first));
  t.deepEqual(pointedOf(press(first, 'end', 'home')), pointedOf(first));
  const back = press(first, 'escape');
  t.is(pointedOf(back), null);
  t.is(back.prompt.before, 'hi');
});

test('what is typed or pasted while something is looked at goes to the line', t => {
  const looking = press(inLesson(5), 'shift-tab');
  t.is(type(looking, 'why').prompt.before, 'why');
  t.is(pointedOf(type(looking, 'w')), null);
  t.is(paste(looking, 'why').prompt.before, 'why');
  t.is(pointedOf(press(type(looking, 'w'), 'enter')), null);
});
