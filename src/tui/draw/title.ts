import type {Standing} from '../../play/standing.ts';
import {cut, pad, widthOf} from '../../text/width.ts';
import {type Line, type Role, span} from './line.ts';

const marks: Readonly<Record<Standing['state'], string>> = {new: '○', begun: '◐', solved: '●'};

/**
 * Texts for how far the learner is, the widest first: a mark for each lesson and the number of
 * stars, the same with the marks closer together, the stars alone.
 */
export const progressForms = (
  standings: readonly Standing[],
  current: number | null,
): readonly Line[] => {
  const stars = standings.reduce((sum, standing) => sum + standing.stars, 0);
  const role = (number: number): Role => (number === current ? 'accent' : 'plain');
  const marked = (apart: string): Line =>
    standings.map(({place, state}) => span(`${marks[state]}${apart}`, role(place.number)));
  const total = span(` ★ ${stars}/${3 * standings.length}`, 'caution');
  return [[...marked(' '), total], [...marked(''), total], [total]];
};

/** The least width that a title is cut to. */
const leastTitle = 20;

/**
 * Writes a title at the left and a text at the right: the first of `about` that leaves the title
 * whole, or otherwise the last one and a shortened title.
 */
export const titleLine = (title: string, about: readonly Line[], width: number): Line => {
  const forms = about.map(line => ({
    line,
    room: width - line.reduce((sum, {text}) => sum + widthOf(text), 0) - 2,
  }));
  const form = forms.find(({room}) => room >= Math.max(widthOf(title), leastTitle)) ?? forms.at(-1);
  return form && form.room >= leastTitle
    ? [span(pad(cut(title, form.room), form.room + 2), 'strong'), ...form.line]
    : [span(cut(title, width), 'strong')];
};
