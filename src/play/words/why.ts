import {
  explainExcess,
  explainGoal,
  explainHoldOuts,
  explainRedundant,
  explainRemarks,
  explainStars,
} from '../explain-goal.ts';
import type {LessonPlay} from '../play.ts';
import {type Turn, tell} from '../reply.ts';
import {say} from '../said.ts';
import type {Word} from './word.ts';

const why = (play: LessonPlay): Turn => {
  const {grade, place, world} = play;
  const unmet = grade.goals.filter(({met}) => !met);
  if (unmet.length > 0) return tell(play, unmet.flatMap(explainGoal));
  return tell(
    play,
    grade.solved
      ? [
          say('good', explainStars(grade)),
          ...explainExcess(world, grade),
          ...explainRedundant(place, world),
          ...explainRemarks(grade),
        ]
      : explainHoldOuts(grade),
  );
};

/** The word `why`: explains the goals. */
export const whyWord = {
  word: 'why',
  ofLessons: true,
  usage: 'why',
  does: 'what stops each goal that is not met, gate by gate',
  run: why,
} as const satisfies Word;
