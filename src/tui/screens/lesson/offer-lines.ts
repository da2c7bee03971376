import {cut, pad, widthOf} from '../../../text/width.ts';
import {type Line, span} from '../../draw/line.ts';
import type {Offer} from '../../state/offer.ts';

/** Writes what a candidate means and, at the right, how many candidates are not shown. */
const beside = (about: string, more: string, room: number): Line => {
  if (more === '') return [span(`  ${cut(about, Math.max(0, room))}`, 'faint')];
  const free = Math.max(0, room - widthOf(more) - 2);
  return [span(`  ${pad(cut(about, free), free)}  `, 'faint'), span(more, 'caution')];
};

/**
 * Writes the offer in rows: the chosen candidate is marked and visible, and its meaning stands
 * beside it.
 */
export const offerLines = (
  {candidates, chosen}: Offer,
  {width, rows}: {readonly width: number; readonly rows: number},
): readonly Line[] => {
  const first = Math.max(0, Math.min(chosen - Math.floor(rows / 2), candidates.length - rows));
  const shown = candidates.slice(first, first + rows);
  const widest = Math.min(Math.max(...candidates.map(({text}) => widthOf(text))), width - 20);
  const below = candidates.length - first - shown.length;
  const more = [...(first > 0 ? [`${first} above`] : []), ...(below > 0 ? [`${below} below`] : [])];
  return shown.map(({text, about}, index) => {
    const isChosen = first + index === chosen;
    const word = pad(cut(text, widest), widest);
    return [
      span(isChosen ? '› ' : '  ', 'accent'),
      span(word, isChosen ? 'accent' : 'plain'),
      ...beside(about, index === shown.length - 1 ? more.join(', ') : '', width - widest - 4),
    ];
  });
};
