import type {Course, CourseLesson} from '../../lessons/course.ts';
import type {Sandbox} from '../../lessons/sandbox.ts';
import {ownLanguage} from '../../lessons/translate/language.ts';
import {openLesson, openSandbox} from '../../play/open-lesson.ts';
import type {Turn} from '../../play/reply.ts';
import {whereLeftOff} from '../../play/standing.ts';
import type {Save} from '../../progress/save.ts';
import type {Size} from '../draw/layout.ts';
import {readOn} from './follow.ts';
import {emptyPrompt} from './prompt.ts';
import {type Answered, type At, atPrompt, menuAt, playIn, type State} from './state.ts';
import {welcomePage} from './welcome.ts';

const nothingAnswered: Answered = {line: '', told: false, said: [], traced: null};

/** Shows a place that was opened, and its introduction. */
const entering = (
  state: Omit<At<'prompt'>, 'focus' | 'learner'>,
  {play, reply}: Turn,
  size: Size,
): State => {
  const answered = {...nothingAnswered, said: reply.said};
  return readOn({...state, focus: {kind: 'prompt'}, learner: play, answered, before: null}, size);
};

/** Opens a lesson from the menu. If it is the one that is open already, it stays as it is. */
export const enterLesson = (state: At<'menu'>, place: CourseLesson, size: Size): State => {
  const open = playIn(state);
  return open?.place === place
    ? atPrompt({...state, learner: open})
    : entering(state, openLesson(state.learner, place), size);
};

/** Where the screen begins, and its settings. */
export type Beginning = (
  | {
      readonly course: Course;
      readonly save: Save;
      /** The lesson to open; if it is null, the menu comes first. */
      readonly startAt: CourseLesson | null;
    }
  | {readonly sandbox: Sandbox}
) & {
  /** Whether anything may move by itself. If not, a trace is shown at its last hop. */
  readonly moves?: boolean;
  /** The language of the menu; without it, English. */
  readonly language?: string;
};

/**
 * Makes the first state: in a lesson or the sandbox, or in the menu at the lesson where the learner
 * left off. The first time, it shows the welcome.
 */
export const begin = (beginning: Beginning, size: Size): State => {
  const {moves = false, language = ownLanguage} = beginning;
  const blank = {
    answered: nothingAnswered,
    before: null,
    prompt: emptyPrompt,
    moves,
    language,
    redraws: 0,
    pauses: 0,
    ended: false,
  };
  if ('sandbox' in beginning) return entering(blank, openSandbox(beginning.sandbox), size);
  const {course, save, startAt} = beginning;
  const menu: At<'menu'> = {
    ...blank,
    focus: menuAt(whereLeftOff(course, save)),
    learner: {course, save},
  };
  if (startAt) return enterLesson(menu, startAt, size);
  const page = save.welcomed ? null : welcomePage(0);
  return page
    ? {
        ...menu,
        learner: {course, save: {...save, welcomed: true}},
        focus: {kind: 'welcome', page, index: 0},
      }
    : menu;
};
