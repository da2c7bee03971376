import {commandsOf} from '../../src/client/script.ts';
import {placeId} from '../../src/lessons/sandbox.ts';
import {openLesson} from '../../src/play/open-lesson.ts';
import {isInLesson, type LessonPlay, type Play} from '../../src/play/play.ts';
import type {Reply, Turn} from '../../src/play/reply.ts';
import {indented} from '../../src/play/said.ts';
import {step} from '../../src/play/step.ts';
import {emptySave, type Save} from '../../src/progress/save.ts';
import {builtIn, frame} from '../lessons/built-in.ts';

/** A play, and what the lab answered last. */
export type Answered = LessonPlay & {readonly reply: Reply};

const answered = ({play, reply}: Turn): Answered => {
  if (!isInLesson(play)) throw new Error('It is the sandbox.');
  return {...play, reply};
};

/** The play alone. */
export const playOf = ({reply: _, ...play}: Answered): LessonPlay => play;

/** Somebody who opens a frame, for the first time or with a save. */
export const open = (number: number, save: Save = emptySave('ada')): Answered =>
  answered(openLesson({course: builtIn, save}, frame(number)));

/** The play after some lines, and what was answered to the last. */
export const typed = (play: Answered, ...lines: readonly string[]): Answered =>
  lines.reduce((sofar, line) => answered(step(playOf(sofar), line)), play);

/** What the lab said to the last line. */
export const saidBy = ({reply}: Answered): string => reply.said.map(indented).join('\n');

/** The play after a line that stands for the lesson's own solution, command by command. */
export const solve = (play: Answered): Answered =>
  typed(play, ...commandsOf(play.place.lesson.solution).map(({command}) => command));

/** The commands kept of the lesson being played. */
export const kept = ({save, place}: Play): readonly string[] =>
  save.lessons[placeId(place)]?.commands ?? [];
