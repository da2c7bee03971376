import type {Course, CourseLesson} from '../../lessons/course.ts';
import {ownLanguage} from '../../lessons/translate/language.ts';
import {openLesson} from '../../play/open-lesson.ts';
import {whereLeftOff} from '../../play/standing.ts';
import type {Save} from '../../progress/save.ts';
import type {Size} from '../draw/layout.ts';
import {readOn} from './follow.ts';
import {emptyPrompt} from './prompt.ts';
import {type Answered, type At, atPrompt, menuAt, playIn, type State} from './state.ts';
import {welcomePage} from './welcome.ts';

const nothingAnswered: Answered = {line: '', told: false, said: [], traced: null};

/** Opens a lesson from the menu; the one that is open already stays as it is. */
export const enterLesson = (state: At<'menu'>, place: CourseLesson, size: Size): State => {
  const open = playIn(state);
  if (open?.place === place) return atPrompt({...state, learner: open});
  const {play, reply} = openLesson(state.learner, place);
  const opened = atPrompt({
    ...state,
    learner: play,
    answered: {...nothingAnswered, said: reply.said},
    before: null,
  });
  return readOn(opened, size);
};

/** What the screen begins with. */
export type Beginning = {
  readonly course: Course;
  readonly save: Save;
  /** The lesson to open; the menu comes first when there is none. */
  readonly startAt: CourseLesson | null;
  /** Whether anything may move by itself; if not, a trace is its last picture at once. */
  readonly moves?: boolean;
  /** The language of the menu; English unless said. */
  readonly language?: string;
};

/** The state to begin with: in a lesson, or in the menu where the learner left off, welcomed once. */
export const begin = (
  {course, save, startAt, moves = false, language = ownLanguage}: Beginning,
  size: Size,
): State => {
  const menu: At<'menu'> = {
    focus: menuAt(whereLeftOff(course, save)),
    learner: {course, save},
    answered: nothingAnswered,
    before: null,
    prompt: emptyPrompt,
    moves,
    language,
    redraws: 0,
    pauses: 0,
    ended: false,
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
