import {commandsOf} from '../../client/script.ts';
import {solutionShown} from '../../lessons/lesson.ts';
import {currentAttempt, type LessonPlay, withWork} from '../play.ts';
import {type Turn, tell} from '../reply.ts';
import {say, sayAll} from '../said.ts';
import type {Word} from './word.ts';

/** Shows the lesson's solution, which costs a star as the hints that reveal something do. */
const solution = (play: LessonPlay): Turn => {
  const {hints} = currentAttempt(play);
  const taken = hints.includes(solutionShown) ? hints : [...hints, solutionShown];
  const commands = commandsOf(play.place.lesson.solution).map(({command}) => command);
  return tell(withWork(play, {hints: taken}, play.world), [
    say('plain', 'One right answer, from the start of the lesson:'),
    ...sayAll('command', commands),
  ]);
};

/** The word `solution`: shows the lesson's solution. */
export const solutionWord = {
  word: 'solution',
  ofLessons: true,
  usage: 'solution',
  does: 'one right answer; costs a star',
  run: solution,
} as const satisfies Word;
