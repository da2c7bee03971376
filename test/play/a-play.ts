import {commandsOf} from '../../src/client/script.ts';
import {openLesson, type Play} from '../../src/play/play.ts';
import {step} from '../../src/play/step.ts';
import {emptySave, type Save} from '../../src/progress/save.ts';
import {builtIn, frame} from '../lessons/built-in.ts';

/** Somebody who opens a frame, for the first time or with a save. */
export const open = (number: number, save: Save = emptySave('ada')): Play =>
  openLesson(builtIn, save, frame(number));

/** The play after some lines. */
export const typed = (play: Play, ...lines: readonly string[]): Play => lines.reduce(step, play);

/** What the lab said to the last line. */
export const saidBy = ({said}: Play): string => said.map(({text}) => text).join('\n');

/** The play after a line that stands for the lesson's own solution, command by command. */
export const solve = (play: Play): Play =>
  typed(play, ...commandsOf(play.place.lesson.solution).map(({command}) => command));

/** The commands kept of the lesson being played. */
export const kept = ({save, place}: Play): readonly string[] =>
  save.lessons[place.lesson.id]?.commands ?? [];
