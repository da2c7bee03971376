import type {Standing} from '../play/standing.ts';
import {type Line, type Role, span} from './line.ts';
import {cut, pad, widthOf} from './text.ts';

const marks: Readonly<Record<Standing['state'], string>> = {new: '○', begun: '◐', solved: '●'};

/** The columns that a lesson's title is to have beside the progress. */
const titleRoom = 44;

/** How far the learner is: a mark for each lesson, and the stars of all of them. */
export const progress = (
  standings: readonly Standing[],
  current: number | null,
  width: number,
): Line => {
  const stars = standings.reduce((sum, standing) => sum + standing.stars, 0);
  const role = (number: number): Role => (number === current ? 'accent' : 'plain');
  const apart = 2 * standings.length + titleRoom <= width ? ' ' : '';
  return [
    ...standings.map(({place, state}) => span(`${marks[state]}${apart}`, role(place.number))),
    span(` ★ ${stars}/${3 * standings.length}`, 'caution'),
  ];
};

/** A title at the left and something about it at the right, as far as both fit. */
export const titleLine = (title: string, about: Line, width: number): Line => {
  const aboutWidth = about.reduce((sum, {text}) => sum + widthOf(text), 0);
  const room = width - aboutWidth - 2;
  return room < 20
    ? [span(cut(title, width), 'strong')]
    : [span(pad(cut(title, room), room + 2), 'strong'), ...about];
};
