import {listGoals} from '../play/introduce.ts';
import {isInLesson} from '../play/play.ts';
import type {Turn} from '../play/reply.ts';
import {indented, type Said, type Tone} from '../play/said.ts';
import {step} from '../play/step.ts';
import {joinLines} from './joined-lines.ts';
import type {Keeper} from './keeper.ts';
import {type Exit, exits, type Shell} from './shell.ts';

const marks: Readonly<Record<Tone, string>> = {
  heading: '',
  plain: '',
  good: '',
  bad: '',
  hint: '',
  command: '  $ ',
  table: '',
  detail: '',
};

const print = (shell: Shell, said: readonly Said[]): void => {
  for (const line of said) {
    if (line.tone === 'heading') shell.out('');
    shell.out(marks[line.tone] + indented(line));
  }
};

/**
 * Plays line by line from an opened place: it reads one command a line and prints sentences. The
 * end of the input, or `quit`, ends it. The exit status is 0 if the current lesson is solved or the
 * place is the sandbox, and 1 otherwise.
 */
export const playByLines = async (
  shell: Shell,
  opened: Turn,
  keeper: Pick<Keeper, 'keep'>,
): Promise<Exit> => {
  let {play} = opened;
  print(shell, opened.reply.said);
  print(shell, listGoals(play));
  keeper.keep(play.save);
  shell.prompt();
  for await (const line of joinLines(shell.lines())) {
    if (!shell.isTyped) shell.out(`› ${line}`);
    const {play: next, reply} = step(play, line);
    print(shell, reply.said);
    if (next.place !== play.place) print(shell, listGoals(next));
    if (next.save !== play.save) keeper.keep(next.save);
    play = next;
    if (reply.kind === 'quit') break;
    shell.prompt();
  }
  return play.grade.solved || !isInLesson(play) ? exits.ok : exits.no;
};
