import {commandsOf} from '../client/script.ts';
import type {Lesson} from '../lessons/lesson.ts';
import {type Posed, pose} from '../lessons/quiz.ts';
import {currentAttempt, type LessonPlay} from './play.ts';
import {type Turn, tell} from './reply.ts';
import {type Said, say, sayAll, sayBelow} from './said.ts';

const posedIn = ({place}: Pick<LessonPlay, 'place'>): readonly Posed[] =>
  place.lesson.questions.flatMap(question => {
    const posed = pose(place, question);
    return posed.ok ? [posed.value] : [];
  });

/** The chosen answers, by the ids of their questions. */
const chosenIn = (play: Pick<LessonPlay, 'save' | 'place'>): ReadonlyMap<string, string> =>
  new Map(Object.entries(currentAttempt(play).chosen ?? {}));

/** The first quiz question of the lesson that is not answered yet. */
export const nextQuestion = (play: Pick<LessonPlay, 'save' | 'place'>): Posed | undefined => {
  const chosen = chosenIn(play);
  return posedIn(play).find(({question}) => !chosen.has(question.id));
};

/** Whether there is a quiz question to answer before the first command. */
export const isToGuess = (play: Pick<LessonPlay, 'save' | 'place'>): boolean => {
  const chosen = chosenIn(play);
  return (
    currentAttempt(play).commands.length === 0 &&
    play.place.lesson.questions.some(({id}) => !chosen.has(id))
  );
};

/** Says that there is a quiz question; empty if there is none. */
export const inviteToGuess = (play: Pick<LessonPlay, 'save' | 'place'>): readonly Said[] =>
  isToGuess(play)
    ? [say('hint', 'Guess first what will happen, if you like: question', {part: 'invitation'})]
    : [];

/** Writes a question in few rows, because it stands above the prompt with all its choices. */
const asking = ({question}: Posed, {questions}: Lesson): readonly Said[] => {
  const given = commandsOf(question.given).map(({command}) => command);
  const count = `${questions.indexOf(question) + 1}/${questions.length}`;
  if (question.kind === 'predict') {
    const which = given.length > 0 ? 'the last of these' : 'this';
    return [
      say('heading', `${count} From the start, which goal would ${which} change? (choose N)`),
      ...sayAll('command', [...given, question.command]),
    ];
  }
  const when = given.length > 0 ? 'After this' : 'At the start';
  const packet = question.packet.replace('->', '›');
  return [
    say('heading', `${count} ${when}, what stops ${packet} first? (choose N)`),
    ...sayAll('command', given),
  ];
};

const listChoices = ({choices}: Posed): readonly Said[] =>
  choices.map(({says}, index) => sayBelow('plain', `${index + 1} ${says}`));

const tally = (play: LessonPlay): string => {
  const chosen = chosenIn(play);
  const all = posedIn(play);
  const right = all.filter(({question, right: {key}}) => chosen.get(question.id) === key).length;
  const one = all.length === 1;
  return `You have answered ${one ? 'the question' : `all ${all.length} questions`} of this lesson, ${right} of ${all.length} right.`;
};

/** Asks the next quiz question of the lesson. */
export const putQuiz = (play: LessonPlay): Turn => {
  const {questions} = play.place.lesson;
  if (questions.length === 0) return tell(play, [say('plain', 'This lesson has no questions.')]);
  const posed = nextQuestion(play);
  if (!posed) return tell(play, [say('plain', tally(play))]);
  return tell({...play, quizPut: posed.question.id}, [
    ...asking(posed, play.place.lesson),
    ...listChoices(posed),
  ]);
};
