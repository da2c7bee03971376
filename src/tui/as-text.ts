import {worldsOf} from '../lessons/sandbox.ts';
import type {Play} from '../play/play.ts';
import type {Said} from '../play/said.ts';
import {lessonRows, type Size, textWidth} from './draw/layout.ts';
import {textOf} from './draw/line.ts';
import {picture} from './draw/picture/picture.ts';
import {saidLines} from './draw/said-lines.ts';

/** Writes what the lab says as lines of text, as wide as on a screen of a size. */
export const saidText = (said: readonly Said[], size: Size): readonly string[] =>
  saidLines(said, textWidth(size)).map(textOf);

/** Draws the picture of a lesson as lines of text, as on a screen of a size. */
export const pictureText = ({world, place, grade}: Play, size: Size): readonly string[] => {
  const {diagram: height} = lessonRows(size, grade.goals.length);
  return picture(world, worldsOf(place), grade.goals, size.columns, height).map(line =>
    textOf(line).trimEnd(),
  );
};
