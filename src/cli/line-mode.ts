import type {Course, CourseLesson} from '../lessons/course.ts';
import {isSandbox} from '../lessons/sandbox.ts';
import {listGoals} from '../play/introduce.ts';
import {openLesson} from '../play/open-lesson.ts';
import type {Play} from '../play/play.ts';
import {indented, type Said, type Tone} from '../play/said.ts';
import {step} from '../play/step.ts';
import type {Save} from '../progress/save.ts';
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

/** A lesson's opening: the task, then every goal and how it stands. */
const open = (shell: Shell, course: Course, save: Save, place: CourseLesson): Play => {
  const {play, reply} = openLesson({course, save}, place);
  print(shell, reply.said);
  print(shell, listGoals(play));
  return play;
};

/**
 * Plays by lines of text: one command a line, answers as sentences. The end of the input, or
 * `quit`, ends it: 0 when the lesson then open is solved or asks for nothing, else 1.
 */
export const playByLines = async (
  shell: Shell,
  course: Course,
  save: Save,
  place: CourseLesson,
  keeper: Pick<Keeper, 'keep'>,
): Promise<Exit> => {
  let play = open(shell, course, save, place);
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
  return play.grade.solved || isSandbox(play.place.lesson) ? exits.ok : exits.no;
};
