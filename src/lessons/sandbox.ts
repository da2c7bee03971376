import type {World} from '../security-groups/world.ts';
import type {CourseLesson} from './course.ts';

/** What one types to get there; no lesson may have it as its id. */
export const sandboxId = 'sandbox';

/** A world of one's own to try things in: nothing is asked, graded or kept. */
export type Sandbox = {
  readonly kind: 'sandbox';
  /** The world it begins with. */
  readonly start: World;
};

/** Where a learner works: a lesson of a course, or the sandbox. */
export type Place = CourseLesson | Sandbox;

/** The id of a lesson, or the word for the sandbox. */
export const placeId = (place: Place): string =>
  place.kind === 'lesson' ? place.lesson.id : sandboxId;

/** What a place is called. */
export const titleOf = (place: Place): string =>
  place.kind === 'lesson' ? place.lesson.title : 'Sandbox';

/** What is said to who comes to a place. */
export const briefOf = (place: Place): string =>
  place.kind === 'lesson'
    ? place.lesson.brief
    : 'Nothing is asked of you here. Every change tells what it opens and closes; ask about a packet with trace, and about everything with show reach. Nothing of this is kept.';

/** The worlds that a place is known to lead to, its start first. */
export const worldsOf = (place: Place): readonly World[] =>
  place.kind === 'lesson' ? [place.start, place.solved] : [place.start];
