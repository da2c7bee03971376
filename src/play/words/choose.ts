import type {Posed} from '../../lessons/quiz.ts';
import {explainVerdict} from '../../reachability/words/explain.ts';
import {currentAttempt, type LessonPlay, withWork} from '../play.ts';
import {nextQuestion, putQuiz} from '../quiz.ts';
import {refuse, type Turn, tell} from '../reply.ts';
import {type Said, say, sayBelow, sayText} from '../said.ts';
import type {Word} from './word.ts';

/** Says whether a choice is right, which one is, and why. */
const explained = (posed: Posed, key: string): readonly Said[] => {
  const {choices, right, alsoTrue, trace, world, question} = posed;
  const number = choices.findIndex(choice => choice.key === right.key) + 1;
  const isAlso = alsoTrue.some(choice => choice.key === key);
  return [
    key === right.key
      ? say('good', `✓ Right: ${right.says}`)
      : say(
          'bad',
          `✗ ${isAlso ? 'That would stop it as well, but it never gets so far' : 'Not so'}. Right is ${number}: ${right.says}`,
        ),
    ...(trace ? explainVerdict(world, trace).map(text => sayBelow('plain', text)) : []),
    ...sayText(question.explain),
  ];
};

/** Answers the next quiz question with one of its choices, by number, and keeps the answer. */
const choose = (play: LessonPlay, number: string | undefined): Turn => {
  const posed = nextQuestion(play);
  // A choice is meant for a question that was read.
  if (!posed || posed.question.id !== play.quizPut) return putQuiz(play);
  const choice = /^\d+$/.test(number ?? '') ? posed.choices[Number(number) - 1] : undefined;
  if (!choice) {
    return refuse(play, {
      says: number === undefined ? 'There is no number.' : `There is no choice ${number}.`,
      remedy: `Write choose 1 to choose ${posed.choices.length}; the question again: question`,
    });
  }
  const {chosen = {}} = currentAttempt(play);
  const kept = withWork(play, {chosen: {...chosen, [posed.question.id]: choice.key}}, play.world);
  return tell(kept, [
    ...explained(posed, choice.key),
    ...(nextQuestion(kept) ? [say('hint', 'One more: question')] : []),
  ]);
};

/** The word `choose N`: answers a quiz question. */
export const chooseWord = {
  word: 'choose',
  ofLessons: true,
  takes: 1,
  usage: 'choose N',
  does: 'your answer to it',
  run: (play, [number]) => choose(play, number),
  complete: (play, rest) =>
    rest.length === 0
      ? (nextQuestion(play)?.choices ?? []).map(({says}, index) => ({
          text: `${index + 1}`,
          about: says,
        }))
      : [],
} as const satisfies Word;
