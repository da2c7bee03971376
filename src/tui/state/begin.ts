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

/** Shows what was opened, and what is said to it. */
const entering = (
  state: Omit<At<'prompt'>, 'focus' | 'learner'>,
  {play, reply}: Turn,
  size: Size,
): State => {
  const answered = {...nothingAnswered, said: reply.said};
  return readOn({...state, focus: {kind: 'prompt'}, learner: play, answered, before: null}, size);
};

/** Opens a lesson from the menu; the one that is open already stays as it is. */
export const enterLesson = (state: At<'menu'>, place: CourseLesson, size: Size): State => {
  const open = playIn(state);
  return open?.place === place
    ? atPrompt({...state, learner: open})
    : entering(state, openLesson(state.learner, place), size);
};

/** What the screen begins with. */
export type Beginning = (
  | {
      readonly course: Course;
      readonly save: Save;
      /** The lesson to open; the menu comes first when there is none. */
      readonly startAt: CourseLesson | null;
    }
  | {readonly sandbox: Sandbox}
) & {
  /** Whether anything may move by itself; if not, a trace is its last picture at once. */
  readonly moves?: boolean;
  /** The language of the menu; English unless said. */
  readonly language?: string;
};

/**
 * The state to begin with: in a lesson or the sandbox, or in the menu where the learner left off,
 * welcomed once.
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
