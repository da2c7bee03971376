import type {Address} from '../network/address.ts';
import type {Demand} from '../reachability/demand/demand.ts';
import type {Cause} from '../reachability/gates/cause.ts';
import type {Miss} from '../reachability/gates/near-miss.ts';

/** What a goal asks of its flow: all of it open, none of it, or open and seen as an address. */
export type Expectation =
  | {readonly kind: 'open'}
  | {readonly kind: 'blocked'}
  | {readonly kind: 'seen-as'; readonly address: Address};

/**
 * What may become of a world after the learner is gone: an instance is `renewed`, deleted and created
 * again with its groups, or there is `another` like it, in its network and with its groups.
 */
export type Variation = {
  readonly kind: 'renewed' | 'another';
  /** The instance, by name. */
  readonly instance: string;
};

/** A variation in which an answer is graded once more, when it meets every goal as things are. */
export type HoldOut = Variation & {
  /** What is said if a goal is then not met; such a hold-out counts for nothing. */
  readonly remark?: string | undefined;
};

/** One thing to achieve, and how to tell. */
export type Goal = {
  readonly id: string;
  readonly say: string;
  /** The flow as the lesson's file writes it. */
  readonly flow: string;
  /** What the flow means on the lesson's platform. */
  readonly demand: Demand;
  readonly expect: Expectation;
  /** The instance that is deleted and created again before this is asked: an answer must outlast it. */
  readonly renewed?: string | undefined;
};

/** The rungs of the hint ladder, from what is seen to the answer itself. */
export const hintSteps = ['observation', 'concept', 'nudge', 'answer'] as const;

/** One rung of the hint ladder. */
export type HintStep = (typeof hintSteps)[number];

/** What must hold for a hint: all that is given must hold of one unmet goal at once. */
export type HintCondition = {
  readonly goal?: string | undefined;
  readonly cause?: Cause | undefined;
  /** The one respect in which the nearest rule does not fit. */
  readonly miss?: Miss | undefined;
  /** More is open than the solution opens, whatever the goals say. */
  readonly excess?: boolean | undefined;
  /** The goals are met as things are, and the one that is not is so in a hold-out. */
  readonly 'hold-out'?: boolean | undefined;
};

/** One hint, for everyone or for those in a certain situation. */
export type Hint = {
  readonly id: string;
  readonly step: HintStep;
  readonly say: string;
  readonly when: HintCondition | null;
};

/** A classic wrong answer: what it fails on (`least` for opening too much), and the hint it brings. */
export type Mistake = {
  readonly answer: string;
  readonly fails: readonly string[];
  readonly hint: string;
};

/**
 * Something to guess, about the start of the lesson after some commands: which goal a command would
 * change, or what is the first to stop a packet. What is right is never written down.
 */
export type QuizQuestion = {
  readonly id: string;
  /** Commands that run first, a line each; none for the start itself. */
  readonly given: string;
  /** Why it is so, said after the answer, right or wrong. */
  readonly explain: string;
} & (
  | {readonly kind: 'predict'; readonly command: string}
  | {readonly kind: 'cause'; readonly packet: string}
);

/** What is said after a lesson is solved. */
export type Debrief = {
  readonly happened: string;
  readonly remember: string;
  readonly link: string;
};

/** A lesson, as its file says it. Scripts are commands, one a line. */
export type Lesson = {
  readonly id: string;
  readonly title: string;
  /** The lesson whose solution this one starts from. */
  readonly after: string | null;
  /** The file of the world this one starts in, if it is another than the lessons' common platform. */
  readonly world: string | null;
  /** Commands that prepare the start, after the lesson before. */
  readonly start: string;
  readonly brief: string;
  readonly goals: readonly Goal[];
  /** The variations that an answer must outlast, or that are remarked on. */
  readonly holdOuts: readonly HoldOut[];
  /** Whether opening more than the solution costs a star. */
  readonly least: boolean;
  readonly hints: readonly Hint[];
  readonly mistakes: readonly Mistake[];
  readonly questions: readonly QuizQuestion[];
  readonly solution: string;
  /** Other right answers, each a script from the start. */
  readonly also: readonly string[];
  readonly debrief: Debrief;
};

/** The word by which a mistake says that it opens more than it needs. */
export const leastGoal = 'least';

/** The word by which a mistake says that its answer meets the goals and does not last. */
export const holdOutGoal = 'hold-out';

/** Stands among the hints taken when the solution was shown. */
export const solutionShown = 'solution';
