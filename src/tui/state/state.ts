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

/** Who has the keys, with all that it alone needs to know. */
export type Focus =
  /** The line being typed. */
  | {readonly kind: 'prompt'}
  /** The question whether the learner means to leave. */
  | {readonly kind: 'leaving'}
  /** The words that the one being typed may become. */
  | {readonly kind: 'completion'; readonly offer: Offer}
  /** The goal or the rule that is looked at. */
  | {readonly kind: 'pointing'; readonly pointed: Pointed}
  /** The packet of a trace, on its way over the picture. */
  | {readonly kind: 'packet'; readonly animation: TraceAnimation}
  /** A page to read, and who gets the keys back when it is closed. */
  | {readonly kind: 'page'; readonly page: Page; readonly behind: FocusOf<'prompt' | 'pointing'>}
  /** The debrief of a lesson. Text typed over it belongs to no line, and neither does its Enter. */
  | {readonly kind: 'debrief'; readonly page: Page; readonly isTypedOver: boolean}
  /** The menu of lessons: the one chosen, from 0, and the digits of a number typed so far. */
  | {readonly kind: 'menu'; readonly chosen: number; readonly digits: string}
  /** A screen of the welcome, from 0. */
  | {readonly kind: 'welcome'; readonly page: Page; readonly index: number};

/** The name of each who may have the keys. */
export type FocusKind = Focus['kind'];

type Focuses = {readonly [Kind in FocusKind]: Extract<Focus, {readonly kind: Kind}>};

/** One certain who has the keys. */
export type FocusOf<Kind extends FocusKind> = Focuses[Kind];

/** Those who have the keys where no lesson need be open. */
type Outside = 'menu' | 'welcome';

/** Those who have the keys in a lesson. */
export type InLesson = Exclude<FocusKind, Outside>;

/** Those who have the keys in a lesson while its picture is in sight. */
export type InPicture = Exclude<InLesson, 'page' | 'debrief'>;

/** What the lab answered last, as it stands below the picture. */
export type Answered = {
  /** The line that it answers; empty for a lesson just opened. */
  readonly line: string;
  /** Whether it only tells something, and changed nothing that the goals speak of. */
  readonly told: boolean;
  readonly said: readonly Said[];
  /** The packet that the line asked about, if it asked about one. */
  readonly traced: Trace | null;
};

/** The learner, who is at work on a lesson wherever one must be open. */
type Learners = {
  readonly [Kind in FocusKind]: Kind extends Outside
    ? Learner | LessonPlay
    : Kind extends 'debrief'
      ? LessonPlay
      : Play;
};

/** Everything the screen is drawn from, beside its size, while one certain has the keys. */
export type At<Kind extends FocusKind> = {
  readonly focus: FocusOf<Kind>;
  /** The learner, at work on a lesson once one is open. */
  readonly learner: Learners[Kind];
  readonly answered: Answered;
  /** The world before the last line, until the next key: what that line changed is marked. */
  readonly before: World | null;
  readonly prompt: Prompt;
  /** Whether anything may move by itself. */
  readonly moves: boolean;
  /** The language of the menu. */
  readonly language: string;
  /** How often everything was to be drawn anew. */
  readonly redraws: number;
  /** How often the program was to stop until the shell lets it go on. */
  readonly pauses: number;
  readonly ended: boolean;
};

/** Everything the screen is drawn from, beside its size. */
export type State = At<InLesson> | At<Outside>;

/** The play of the lesson that is open, if one is. */
export const playIn = ({learner}: State): Play | null => ('place' in learner ? learner : null);

/** Gives the keys to the line being typed, in the lesson that is open. */
export const atPrompt = (state: At<FocusKind> & {readonly learner: Play}): At<'prompt'> => ({
  ...state,
  focus: {kind: 'prompt'},
});

/** The menu of lessons, where one is chosen. */
export const menuAt = (place: CourseLesson): FocusOf<'menu'> => ({
  kind: 'menu',
  chosen: place.number - 1,
  digits: '',
});
