import {type Answer, isCommand, type Refusal, runCommand} from '../client/command-line.ts';
import {findLesson} from '../lessons/course.ts';
import {countStars} from '../lessons/grade/grade.ts';
import {isSandbox} from '../lessons/sandbox.ts';
import {exportFormats, exportWorld, findFormat} from '../projects/export/export-world.ts';
import {parseQuestion} from '../reachability/trace/question.ts';
import {trace} from '../reachability/trace/trace.ts';
import type {Result} from '../result.ts';
import {nearest} from '../text/nearest.ts';
import {
  explainExcess,
  explainGoal,
  explainHoldOuts,
  explainRedundant,
  explainRemarks,
  explainStars,
} from './explain-goal.ts';
import {explainTrace} from './explain-trace.ts';
import {answerLines, feedback} from './feedback.ts';
import {debrief, listLessons} from './introduce.ts';
import {
  commandForms,
  establishedWord,
  findLabWord,
  type LabWord,
  type LabWordName,
  labWords,
  misuseOf,
} from './lab-words.ts';
import {openLesson} from './open-lesson.ts';
import {currentAttempt, type Play, replay, withWork} from './play.ts';
import {choose, question} from './quiz.ts';
import {describeReachChange} from './reach-change.ts';
import {refuse, type Turn, tell} from './reply.ts';
import {type Said, say, sayAll} from './said.ts';
import {views} from './show.ts';
import {hint, solution} from './take-hint.ts';

/** Keeps the answer as the best one when it has more stars than the best before. */
const keepBest = (play: Play): Play => {
  const {commands, hints, best, stars} = currentAttempt(play);
  const now = countStars(play.grade.stars);
  return now > (best ? stars : 0)
    ? withWork(play, {best: {commands, hints}, stars: now}, play.world)
    : play;
};

/** What a change did: to the goals or, where there are none, to what can pass. */
const consequences = (before: Play, after: Play): readonly Said[] =>
  isSandbox(after.place.lesson)
    ? describeReachChange(before.world, after.world)
    : feedback(after.place, after.world, before.grade, after.grade);

const applyAnswer = (play: Play, line: string, answer: Answer): Turn => {
  const lines = answerLines(line, play.world, answer);
  if (answer.world === play.world) return tell(play, lines);
  const {commands} = currentAttempt(play);
  const worked = keepBest(
    withWork({...play, undone: []}, {commands: [...commands, answer.command]}, answer.world),
  );
  const solves = worked.grade.solved && !play.grade.solved;
  const said = [...lines, ...consequences(play, worked)];
  return solves
    ? {play: worked, reply: {kind: 'solved', said: [...said, ...debrief(worked)]}}
    : tell(worked, said);
};

/** For a line that is no command at all: the lab's word that may have been meant. */
const aboutWords = (line: string): string => {
  const [first = ''] = line.split(/\s+/);
  const [word] = nearest(
    first,
    labWords.map(known => known.word),
  );
  return word ? `Or did you mean the lab's word: ${word}` : "The lab's own words: help";
};

const runLine = (play: Play, line: string): Turn => {
  const answer: Result<Answer, Refusal> = runCommand(play.world, line);
  if (answer.ok) return applyAnswer(play, line, answer.value);
  return refuse(play, answer.error, isCommand(line) ? [] : [say('hint', aboutWords(line))]);
};

/** Goes to another number of commands: those kept are typed again, from the start. */
const retype = (
  play: Play,
  commands: readonly string[],
  undone: readonly string[],
  said: Said,
): Turn => {
  const {world} = replay(play.place, commands);
  const moved = withWork({...play, undone}, {commands}, world);
  return tell(moved, [said, ...consequences(play, moved)]);
};

const undo = (play: Play): Turn => {
  const {commands} = currentAttempt(play);
  const last = commands.at(-1);
  return last === undefined
    ? tell(play, [say('plain', 'There is nothing to take back.')])
    : retype(
        play,
        commands.slice(0, -1),
        [...play.undone, last],
        say('plain', `Taken back: ${last}`),
      );
};

const redo = (play: Play): Turn => {
  const {commands} = currentAttempt(play);
  const last = play.undone.at(-1);
  return last === undefined
    ? tell(play, [say('plain', 'There is nothing to make again.')])
    : retype(
        play,
        [...commands, last],
        play.undone.slice(0, -1),
        say('plain', `Made again: ${last}`),
      );
};

const reset = (play: Play): Turn => {
  const {commands} = currentAttempt(play);
  return retype(
    play,
    [],
    [...play.undone, ...[...commands].reverse()],
    say('plain', 'Back at the start of the lesson. redo makes your changes again, one by one.'),
  );
};

const why = (play: Play): Turn => {
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

const tracePacket = (play: Play, asked: readonly string[]): Turn => {
  const isEstablished = asked.at(-1)?.toLowerCase() === establishedWord;
  const [from = '', to = '', ...packet] = isEstablished ? asked.slice(0, -1) : asked;
  const words = [from, to, packet.join('/')].filter(word => word !== '');
  const question = parseQuestion(play.world.platform, words);
  if (!question.ok) return refuse(play, question.error);
  const traced = trace(play.world, {...question.value, isEstablished});
  return {play, reply: {kind: 'traced', trace: traced, said: explainTrace(play.world, traced)}};
};

const show = (play: Play, [what = 'goals']: readonly string[]): Turn => {
  const view = Object.hasOwn(views, what) ? views[what] : undefined;
  return view
    ? tell(play, view(play))
    : refuse(play, {
        says: `There is no '${what}' to show.`,
        remedy: `Use: show ${Object.keys(views).join('|')}`,
      });
};

/** Asks for the menu; by lines it is a list. */
const toMenu = (play: Play, said: readonly Said[] = []): Turn => ({
  play,
  reply: {kind: 'menu', said: [...said, ...listLessons(play.course, play.save)]},
});

const move = (play: Play, by: 1 | -1): Turn => {
  const place = play.course.find(({number}) => number === play.place.number + by);
  if (place) return openLesson(play, place);
  return by === 1
    ? toMenu(play, [say('plain', 'This is the last lesson.')])
    : tell(play, [say('plain', 'This is the first lesson.')]);
};

/** Usages as a column with what they do beside it; one too long for that has a row of its own. */
const usageTable = (rows: readonly LabWord[]): readonly Said[] => {
  const width = 22;
  return rows.flatMap(({usage, does}) =>
    usage.length > width
      ? [say('command', usage), say('table', `${' '.repeat(width)}  ${does}`)]
      : [say('table', `${usage.padEnd(width)}  ${does}`)],
  );
};

const help = (play: Play, words: readonly string[]): Turn => {
  if (words.length > 0) return runLine(play, ['openstack', 'help', ...words].join(' '));
  return tell(play, [
    say('heading', 'Words of the lab'),
    ...usageTable(labWords),
    say('heading', 'Commands'),
    ...usageTable(commandForms),
  ]);
};

const lessons = (play: Play, [which]: readonly string[]): Turn => {
  if (which === undefined) return toMenu(play);
  const place = findLesson(play.course, which);
  return place.ok ? openLesson(play, place.value) : refuse(play, place.error);
};

const exportAs = (play: Play, [name = exportFormats[0]]: readonly string[]): Turn => {
  const format = findFormat(name);
  if (!format) {
    return refuse(play, {
      says: `There is no format '${name}'.`,
      remedy: `Use: export ${exportFormats.join('|')}`,
    });
  }
  const {text, remarks} = exportWorld(play.world, format);
  const from = isSandbox(play.place.lesson)
    ? '--world WORLD --after YOUR-COMMANDS'
    : `${play.place.number}`;
  const toFile = `safespring-lab export ${from} --format ${format} > FILE`;
  return tell(play, [
    ...sayAll('table', text.trimEnd().split('\n')),
    ...sayAll('hint', [...remarks, `Into a file, from your shell: ${toFile}`]),
  ]);
};

const labAnswers: Readonly<Record<LabWordName, (play: Play, words: readonly string[]) => Turn>> = {
  hint: (play, [more]) => hint(play, more),
  question,
  choose: (play, [number]) => choose(play, number),
  why,
  trace: tracePacket,
  show,
  undo,
  redo,
  reset,
  solution,
  next: play => move(play, 1),
  back: play => move(play, -1),
  lessons,
  export: exportAs,
  help,
  quit: play => ({play, reply: {kind: 'quit', said: []}}),
};

/**
 * What a line typed by the learner makes of the play, and what the lab answers: the one way in which
 * a play ever changes.
 */
export const step = (play: Play, line: string): Turn => {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  if (first === '' || first.startsWith('#')) return tell(play, []);
  const known = findLabWord(first);
  if (!known) return runLine(play, line.trim());
  const misuse = misuseOf(known, rest, isSandbox(play.place.lesson));
  return misuse ? refuse(play, misuse) : labAnswers[known.word](play, rest);
};
