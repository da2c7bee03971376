import type {Address} from '../network/address.ts';
import type {Demand} from '../reachability/demand/demand.ts';
import type {Cause} from '../reachability/gates/cause.ts';
import type {Miss} from '../reachability/gates/near-miss.ts';

/**
 * What a goal expects of its flow: all of it open, all of it blocked, or open and seen with an
 * address.
 */
export type Expectation =
  | {readonly kind: 'open'}
  | {readonly kind: 'blocked'}
  | {readonly kind: 'seen-as'; readonly address: Address};

/**
 * What may happen to a world later: an instance is `renewed`, which means deleted and created again
 * with its groups; or there is `another` like it, in its network and with its groups.
 */
export type Variation = {
  readonly kind: 'renewed' | 'another';
  /** The name of the instance. */
  readonly instance: string;
};

/** A variation in which an answer is graded once more, if it meets every goal now. */
export type HoldOut = Variation & {
  /** A remark if a goal is then not met. A hold-out with a remark costs nothing. */
  readonly remark?: string | undefined;
};

/** One thing to achieve, and how to tell that it is achieved. */
export type Goal = {
  readonly id: string;
  readonly say: string;
  /** The flow as the lesson's file writes it. */
  readonly flow: string;
  /** What the flow means on the lesson's platform. */
  readonly demand: Demand;
  readonly expect: Expectation;
  /**
   * The name of an instance that is deleted and created again before the goal is examined, because
   * an answer must outlast this.
   */
  readonly renewed?: string | undefined;
};

/** The rungs of the hint ladder, from an observation to the answer. */
export const hintSteps = ['observation', 'concept', 'nudge', 'answer'] as const;

/** One rung of the hint ladder. */
export type HintStep = (typeof hintSteps)[number];

/** The condition of a hint. Everything in it must hold for one unmet goal. */
export type HintCondition = {
  readonly goal?: string | undefined;
  readonly cause?: Cause | undefined;
  /** The one way in which the nearest rule does not match. */
  readonly miss?: Miss | undefined;
  /** The answer opens more than the solution does, whatever the goals say. */
  readonly excess?: boolean | undefined;
  /** The goals are met now, and one is not met in a hold-out. */
  readonly 'hold-out'?: boolean | undefined;
};

/** One hint, for everyone or under a condition. */
export type Hint = {
  readonly id: string;
  readonly step: HintStep;
  readonly say: string;
  readonly when: HintCondition | null;
};

/**
 * A classic wrong answer: the ids of what it fails on (`least` for opening too much), and the hint
 * that it brings.
 */
export type Mistake = {
  readonly answer: string;
  readonly fails: readonly string[];
  readonly hint: string;
};

/**
 * A quiz question about the lesson's start, after some commands: which goal a command would change,
 * or what stops a packet first. The right answer is computed, and not written in the file.
 */
export type QuizQuestion = {
  readonly id: string;
  /** Commands that run first, one a line; empty for the start itself. */
  readonly given: string;
  /** The explanation, shown after any answer. */
  readonly explain: string;
} & (
  | {readonly kind: 'predict'; readonly command: string}
  | {readonly kind: 'cause'; readonly packet: string}
);

/** The texts that are shown after a lesson is solved. */
export type Debrief = {
  readonly happened: string;
  readonly remember: string;
  readonly link: string;
};

/** A lesson, as its file describes it. A script has one command a line. */
export type Lesson = {
  readonly id: string;
  readonly title: string;
  /** The id of the lesson whose solution this one starts from. */
  readonly after: string | null;
  /** The file of the world that the lesson starts in, if it is not the lessons' common one. */
  readonly world: string | null;
  /** Commands that prepare the start. */
  readonly start: string;
  readonly brief: string;
  readonly goals: readonly Goal[];
  /** The variations that an answer must outlast, or that bring a remark. */
  readonly holdOuts: readonly HoldOut[];
  /** Whether opening more than the solution costs a star. */
  readonly least: boolean;
  readonly hints: readonly Hint[];
  readonly mistakes: readonly Mistake[];
  readonly questions: readonly QuizQuestion[];
  readonly solution: string;
  /** Other right answers, each a script that runs from the start. */
  readonly also: readonly string[];
  readonly debrief: Debrief;
};

/** The id in a mistake's list that means that it opens more than needed. */
export const leastGoal = 'least';

/** The id in a mistake's list that means that its answer meets the goals and does not last. */
export const holdOutGoal = 'hold-out';

/** The id among the hints taken that means that the solution was shown. */
export const solutionShown = 'solution';
