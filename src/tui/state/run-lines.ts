import type {Play} from '../../play/play.ts';
import {type Turn, tell} from '../../play/reply.ts';
import {type Said, say} from '../../play/said.ts';
import {step} from '../../play/step.ts';
import {findLabWord} from '../../play/words/lab-words.ts';

const saying = ({play, reply}: Turn, said: readonly Said[]): Turn => ({
  play,
  reply: {...reply, said},
});

/** Runs one line. It adds the help of the keys to the lab's help, since only a screen has keys. */
export const runLine = (play: Play, line: string, keyHelp: readonly Said[]): Turn => {
  const turn = step(play, line);
  return findLabWord(line.trim())?.word === 'help'
    ? saying(turn, [...turn.reply.said, ...keyHelp])
    : turn;
};

/**
 * Runs lines one after the other, until one is refused or opens the menu. It says that the lines
 * after it are left out.
 */
export const runLines = (play: Play, lines: readonly string[], keyHelp: readonly Said[]): Turn => {
  let turn = tell(play, []);
  const told: Said[] = [];
  let solves = false;
  for (const [index, line] of lines.entries()) {
    turn = runLine(turn.play, line, keyHelp);
    const {kind, said} = turn.reply;
    if (kind === 'quit') return turn;
    solves ||= kind === 'solved';
    told.push(say('command', `› ${line}`, {part: 'line'}), ...said);
    const left = lines.length - index - 1;
    if ((kind === 'refused' || kind === 'menu') && left > 0) {
      const many = left === 1 ? 'The line after it was' : `The ${left} lines after it were`;
      return saying(turn, [...told, say('bad', `${many} left out.`)]);
    }
  }
  return solves && turn.play.grade.solved
    ? {play: turn.play, reply: {kind: 'solved', said: told}}
    : saying(turn, told);
};
