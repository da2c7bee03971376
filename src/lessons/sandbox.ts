import type {World} from '../security-groups/world.ts';
import type {CourseLesson} from './course.ts';

/** The word that opens the sandbox. No lesson may have it as its id. */
export const sandboxId = 'sandbox';

/** The sandbox: a world to try things in. Nothing is asked, graded or kept there. */
export type Sandbox = {
  readonly kind: 'sandbox';
  /** The world that it begins with. */
  readonly start: World;
};

/** Where a learner works: a lesson of a course, or the sandbox. */
export type Place = CourseLesson | Sandbox;

/** The id of a lesson, or the word for the sandbox. */
export const placeId = (place: Place): string =>
  place.kind === 'lesson' ? place.lesson.id : sandboxId;

/** The title of a place. */
export const titleOf = (place: Place): string =>
  place.kind === 'lesson' ? place.lesson.title : 'Sandbox';

/** The text that a learner reads when a place is opened. */
export const briefOf = (place: Place): string =>
  place.kind === 'lesson'
    ? place.lesson.brief
    : 'Nothing is asked of you here. Every change tells what it opens and closes; ask about a packet with trace, and about everything with show reach. Nothing of this is kept.';

/** The worlds of a place that are known beforehand: its start, and the solution of a lesson. */
export const worldsOf = (place: Place): readonly World[] =>
  place.kind === 'lesson' ? [place.start, place.solved] : [place.start];
