import type {Course, CourseLesson} from '../lessons/course.ts';
import {openLesson} from '../play/open-lesson.ts';
import type {Learner, Play} from '../play/play.ts';
import type {Pointed} from '../play/pointed.ts';
import type {Turn} from '../play/reply.ts';
import type {Said} from '../play/said.ts';
import {whereLeftOff} from '../play/standing.ts';
import type {Save} from '../progress/save.ts';
import type {World} from '../security-groups/world.ts';
import {placeAnswer, shownSaid} from './answer.ts';
import type {Size} from './layout.ts';
import type {Menu} from './menu.ts';
import {type Packet, sendOff} from './packet.ts';
import {openPage, type Page} from './page.ts';
import {emptyPrompt, type Prompt} from './prompt.ts';
import {debriefPage} from './run-lines.ts';
import {welcomePage} from './welcome.ts';

/** What the lab answered last, as it stands below the picture. */
export type Answered = {
  /** The line that it answers; empty for a lesson just opened. */
  readonly line: string;
  /** Whether it only tells something, and changed nothing that the goals speak of. */
  readonly told: boolean;
  readonly said: readonly Said[];
};

const nothingAnswered: Answered = {line: '', told: false, said: []};

/** Everything the screen is drawn from, beside its size. */
export type State = {
  /** The learner, at work on a lesson once one is open. */
  readonly learner: Learner | Play;
  readonly screen: 'menu' | 'lesson';
  /** The lesson chosen in the menu, from 0. */
  readonly chosen: number;
  /** The digits of a lesson's number typed so far in the menu. */
  readonly digits: string;
  /** The world before the last line, until the next key: what that line changed is marked. */
  readonly before: World | null;
  /** The packet that a trace shows on its way, until the next line. */
  readonly packet: Packet | null;
  /** Whether anything may move by itself. */
  readonly moves: boolean;
  readonly answered: Answered;
  readonly prompt: Prompt;
  /** What the word being typed may become, if that is asked for. */
  readonly menu: Menu | null;
  /** The goal or the rule that is looked at. */
  readonly pointed: Pointed | null;
  readonly page: Page | null;
  /** Asks whether the learner means to leave. */
  readonly leaving: boolean;
  /** How often everything was to be drawn anew. */
  readonly redraws: number;
  /** How often the program was to stop until the shell lets it go on. */
  readonly pauses: number;
  readonly ended: boolean;
};

/** The play of the lesson that is open, if one is. */
export const playIn = ({learner}: State): Play | null => ('place' in learner ? learner : null);

const titleOf = ({place}: Play, {line}: Answered): string =>
  line === '' ? place.lesson.title : line;

/** Opens all of the last answer to be read, when not all of it has a place. */
export const readOn = (state: State, size: Size): State => {
  const {answered} = state;
  const play = playIn(state);
  return play && placeAnswer(answered, play.grade, size).isCut
    ? {...state, page: openPage('page', titleOf(play, answered), shownSaid(answered.said))}
    : state;
};

/** Takes over what a line made of the play, and goes where the reply leads. */
export const follow = (
  state: State,
  before: Play,
  {play, reply}: Turn,
  line: string,
  size: Size,
): State => {
  const moved = play.place !== before.place;
  const told = !moved && play.world === before.world;
  const changed = !moved && play.world !== before.world ? before.world : null;
  const packet = reply.kind === 'traced' ? sendOff(reply.trace, state.moves) : null;
  const next: State = {
    ...state,
    learner: play,
    before: changed,
    packet,
    answered: {line: moved ? '' : line, told, said: reply.said},
    pointed: null,
    page: null,
  };
  switch (reply.kind) {
    case 'quit':
      return {...next, ended: true};
    case 'menu':
      return {...next, screen: 'menu', chosen: play.place.number - 1};
    case 'solved': {
      const {lesson, number} = play.place;
      const isLast = number === play.course.length;
      return {
        ...next,
        page: openPage('debrief', lesson.title, debriefPage(play, reply.said), isLast),
      };
    }
    case 'told':
    case 'traced':
    case 'refused':
      // A change shows in the picture, which a page would cover.
      return (moved || told) && !packet ? readOn(next, size) : next;
  }
};

/** Opens a lesson from the menu; the one that is open already stays as it is. */
export const openPlace = (state: State, place: CourseLesson, size: Size): State => {
  const {learner} = state;
  if (playIn(state)?.place === place) return {...state, screen: 'lesson'};
  const {play, reply} = openLesson(learner, place);
  const next: State = {
    ...state,
    learner: play,
    before: null,
    packet: null,
    screen: 'lesson',
    answered: {...nothingAnswered, said: reply.said},
    page: null,
  };
  return readOn(next, size);
};

/** The state to begin with: in a lesson, or in the menu where the learner left off, welcomed once. */
export const begin = (
  course: Course,
  save: Save,
  startAt: CourseLesson | null,
  size: Size,
  moves = false,
): State => {
  const menu: State = {
    learner: {course, save},
    screen: 'menu',
    chosen: whereLeftOff(course, save).number - 1,
    digits: '',
    before: null,
    packet: null,
    moves,
    answered: nothingAnswered,
    prompt: emptyPrompt,
    menu: null,
    pointed: null,
    page: null,
    leaving: false,
    redraws: 0,
    pauses: 0,
    ended: false,
  };
  if (startAt) return openPlace(menu, startAt, size);
  return save.welcomed
    ? menu
    : {...menu, learner: {course, save: {...save, welcomed: true}}, page: welcomePage(0)};
};
