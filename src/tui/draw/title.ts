import type {Standing} from '../../play/standing.ts';
import {cut, pad, widthOf} from '../../text/width.ts';
import {type Line, type Role, span} from './line.ts';

const marks: Readonly<Record<Standing['state'], string>> = {new: '○', begun: '◐', solved: '●'};

/**
 * How far the learner is, as wide as may be and narrower: a mark for each lesson and the stars of
 * all of them, the marks closer together, the stars alone.
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

/** The least that a title is cut to, in columns, to make room for what stands beside it. */
const leastTitle = 20;

/**
 * A title at the left and something about it at the right: the first form of that which leaves the
 * title whole, or else the last, beside as much of the title as there is room for.
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
