import {isAided} from '../../lessons/grade/grade.ts';
import {nextHint} from '../../lessons/hints/hint.ts';
import {smallestChange} from '../../lessons/hints/smallest-change.ts';
import type {Hint} from '../../lessons/lesson.ts';
import {currentAttempt, type LessonPlay, withWork} from '../play.ts';
import {refuse, type Turn, tell} from '../reply.ts';
import {type Said, say, sayAll} from '../said.ts';
import type {Word} from './word.ts';

/**
 * Says a hint. For the last rung it computes commands that lead from the learner's world to a right
 * answer.
 */
const sayHint = ({place, world}: LessonPlay, {step, say: text}: Hint): readonly Said[] => {
  const [first = '', ...others] = text.split('\n');
  return step === 'answer'
    ? [
        say('hint', 'answer:'),
        ...sayAll('command', smallestChange(place, world, [first, ...others])),
      ]
    : sayAll('hint', [`${step}: ${first}`, ...others]);
};

/** Says what another hint would bring and cost, if nothing has changed. */
const aboutMore = ({place}: LessonPlay, next: Hint | undefined, taken: readonly string[]): Said =>
  next === undefined || taken.includes(next.id)
    ? say('plain', 'That was the last hint for where you are.')
    : say(
        'plain',
        `Nothing has changed since that hint. Try it, or go a step further${
          next.step === 'observation' || isAided(place.lesson, taken) ? '' : ', which costs a star'
        }: hint more`,
      );

/**
 * Gives the next hint. If no command has changed anything since the last hint, it gives that one
 * again, unless `more` is asked for, so that asking twice costs no star.
 */
const hint = (play: LessonPlay, more: string | undefined): Turn => {
  if (more !== undefined && more !== 'more') {
    return refuse(play, {
      says: `hint does not take '${more}'.`,
      remedy: 'Write: hint, or hint more',
    });
  }
  const {grade, place, world} = play;
  if (grade.solved && grade.excess.length === 0) {
    return tell(play, [say('plain', 'Nothing is left to do here. Go on with: next')]);
  }
  const {hints, hinted} = currentAttempt(play);
  const next = nextHint(place.lesson, grade, hints);
  const last = place.lesson.hints.find(({id}) => id === hinted);
  if (last && (!more || next === last)) {
    return tell(play, [...sayHint(play, last), aboutMore(play, next, hints)]);
  }
  if (!next) return tell(play, [say('plain', 'There is no hint for this lesson.')]);
  const taken = hints.includes(next.id) ? hints : [...hints, next.id];
  const costs = !isAided(place.lesson, hints) && isAided(place.lesson, taken);
  return tell(withWork(play, {hints: taken, hinted: next.id}, world), [
    ...sayHint(play, next),
    ...(costs ? [say('plain', 'From this step on a hint costs a star.')] : []),
  ]);
};

/** The word `hint [more]`: gives a hint. */
export const hintWord = {
  word: 'hint',
  ofLessons: true,
  takes: 1,
  usage: 'hint [more]',
  does: 'the next hint; all but the first kind cost a star',
  run: (play, [more]) => hint(play, more),
  complete: (_, rest) => (rest.length === 0 ? [{text: 'more', about: 'a step further'}] : []),
} as const satisfies Word;
