import {type Answer, isCommand, runCommand} from '../client/command-line.ts';
import {countStars} from '../lessons/grade/grade.ts';
import {nearest} from '../text/nearest.ts';
import {answerLines, feedback} from './feedback.ts';
import {debrief} from './introduce.ts';
import {currentAttempt, isInLesson, type Play, withWork} from './play.ts';
import {refuse, type Turn, tell} from './reply.ts';
import {type Said, say} from './said.ts';
import type {Word} from './words/word.ts';

/** Keeps the answer as the best one if it has more stars than the best before. */
const keepBest = (play: Play): Play => {
  const {commands, hints, best, stars} = currentAttempt(play);
  const now = countStars(play.grade.stars);
  return now > (best ? stars : 0)
    ? withWork(play, {best: {commands, hints}, stars: now}, play.world)
    : play;
};

const applyAnswer = (play: Play, line: string, answer: Answer): Turn => {
  const lines = answerLines(line, play.world, answer);
  if (answer.world === play.world) return tell(play, lines);
  const {commands} = currentAttempt(play);
  const worked = keepBest(
    withWork({...play, undone: []}, {commands: [...commands, answer.command]}, answer.world),
  );
  const said = [...lines, ...feedback(play, worked)];
  return isInLesson(worked) && worked.grade.solved && !play.grade.solved
    ? {play: worked, reply: {kind: 'solved', said: [...said, ...debrief(worked)]}}
    : tell(worked, said);
};

/** For a line that is no command: says which word of the lab it may mean. */
const meantWord = (line: string, lab: readonly Word[]): readonly Said[] => {
  if (isCommand(line)) return [];
  const [first = ''] = line.split(/\s+/);
  const [word] = nearest(
    first,
    lab.map(known => known.word),
  );
  return [
    say('hint', word ? `Or did you mean the lab's word: ${word}` : "The lab's own words: help"),
  ];
};

/** Runs a line that is a command of the client, or the short form of a rule. */
export const runClientLine = (play: Play, line: string, lab: readonly Word[]): Turn => {
  const answer = runCommand(play.world, line);
  return answer.ok
    ? applyAnswer(play, line, answer.value)
    : refuse(play, answer.error, meantWord(line, lab));
};
