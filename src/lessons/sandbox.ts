import type {World} from '../security-groups/world.ts';
import type {Course} from './course.ts';
import type {Lesson} from './lesson.ts';

/** What one types to get there; no lesson may have it as its id. */
export const sandboxId = 'sandbox';

const lesson: Lesson = {
  id: sandboxId,
  title: 'Sandbox',
  after: null,
  world: null,
  start: '',
  brief:
    'Nothing is asked of you here. Every change tells what it opens and closes; ask about a packet with trace, and about everything with show reach. Nothing of this is kept.',
  goals: [],
  holdOuts: [],
  least: false,
  hints: [],
  mistakes: [],
  questions: [],
  solution: '',
  also: [],
  debrief: {happened: '', remember: '', link: ''},
};

/** A course of one lesson without goals, which begins in a world of one's own. */
export const sandbox = (start: World): Course => [
  {
    number: 1,
    lesson,
    file: sandboxId,
    start,
    solved: start,
  },
];

/** Whether a lesson asks for nothing, so that there is nothing to grade, hint at or solve. */
export const isSandbox = ({goals}: Lesson): boolean => goals.length === 0;
