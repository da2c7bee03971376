import type {CourseLesson} from '../../lessons/course.ts';
import type {Learner, LessonPlay, Play} from '../../play/play.ts';
import type {Pointed} from '../../play/pointed.ts';
import type {Said} from '../../play/said.ts';
import type {Trace} from '../../reachability/trace/trace.ts';
import type {World} from '../../security-groups/world.ts';
import type {TraceAnimation} from './animation.ts';
import type {Offer} from './offer.ts';
import type {Page} from './page.ts';
import type {Prompt} from './prompt.ts';

/** What has the keys, with everything that only this focus needs to know. */
export type Focus =
  /** The prompt. */
  | {readonly kind: 'prompt'}
  /** The question whether to leave. */
  | {readonly kind: 'leaving'}
  /** The candidates for the typed word. */
  | {readonly kind: 'completion'; readonly offer: Offer}
  /** The goal or rule that the learner looks at. */
  | {readonly kind: 'pointing'; readonly pointed: Pointed}
  /** The packet of a trace that moves over the picture. */
  | {readonly kind: 'packet'; readonly animation: TraceAnimation}
  /** A page to read, and the focus after it is closed. */
  | {readonly kind: 'page'; readonly page: Page; readonly behind: FocusOf<'prompt' | 'pointing'>}
  /**
   * The debrief of a lesson. Text that is typed over it belongs to no line, and neither does its
   * Enter.
   */
  | {readonly kind: 'debrief'; readonly page: Page; readonly isTypedOver: boolean}
  /** The menu: the index of the chosen lesson, and the digits of a number typed so far. */
  | {readonly kind: 'menu'; readonly chosen: number; readonly digits: string}
  /** A screen of the welcome, by its index. */
  | {readonly kind: 'welcome'; readonly page: Page; readonly index: number};

/** The name of a kind of focus. */
export type FocusKind = Focus['kind'];

type Focuses = {readonly [Kind in FocusKind]: Extract<Focus, {readonly kind: Kind}>};

/** The focus of one kind. */
export type FocusOf<Kind extends FocusKind> = Focuses[Kind];

/** The kinds of focus for which no lesson need be open. */
type Outside = 'menu' | 'welcome';

/** The kinds of focus in a place that is open. */
export type InLesson = Exclude<FocusKind, Outside>;

/** The kinds of focus while the picture is visible. */
export type InPicture = Exclude<InLesson, 'page' | 'debrief'>;

/** The last answer, which is shown below the picture. */
export type Answered = {
  /** The line that it answers; empty for a place that was just opened. */
  readonly line: string;
  /** Whether the line only asked for something, and changed nothing that the goals are about. */
  readonly told: boolean;
  readonly said: readonly Said[];
  /** The trace of the packet that the line asked about; null for other lines. */
  readonly traced: Trace | null;
};

/** The learner, by kind of focus: a play if a place must be open. */
type Learners = {
  readonly [Kind in FocusKind]: Kind extends Outside
    ? Learner | LessonPlay
    : Kind extends 'debrief'
      ? LessonPlay
      : Play;
};

/** Everything that the screen is drawn from, except its size, with one kind of focus. */
export type At<Kind extends FocusKind> = {
  readonly focus: FocusOf<Kind>;
  /** The learner; a play once a place is open. */
  readonly learner: Learners[Kind];
  readonly answered: Answered;
  /** The world before the last line, to mark what it changed; null after the next key. */
  readonly before: World | null;
  readonly prompt: Prompt;
  /** Whether anything may move by itself. */
  readonly moves: boolean;
  /** The language of the menu. */
  readonly language: string;
  /** How often the learner asked to draw everything anew. */
  readonly redraws: number;
  /** How often the learner asked to stop the program for a while. */
  readonly pauses: number;
  readonly ended: boolean;
};

/** Everything that the screen is drawn from, except its size. */
export type State = At<InLesson> | At<Outside>;

/** The play of the open place; null if none is open. */
export const playIn = ({learner}: State): Play | null => ('place' in learner ? learner : null);

/** Gives the focus to the prompt of the open place. */
export const atPrompt = (state: At<FocusKind> & {readonly learner: Play}): At<'prompt'> => ({
  ...state,
  focus: {kind: 'prompt'},
});

/** The focus of the menu, with a lesson chosen. */
export const menuAt = (place: CourseLesson): FocusOf<'menu'> => ({
  kind: 'menu',
  chosen: place.number - 1,
  digits: '',
});
