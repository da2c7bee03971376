import {cut, widthOf} from '../text.ts';
import type {OutsideWay, Way} from './way.ts';

/** The first text that fits into a width; the last one is cut when none does. */
const firstFitting = (texts: readonly string[], width: number): string =>
  texts.find(text => widthOf(text) <= width) ?? cut(texts.at(-1) ?? '', width);

/** Several flows in as many words as there is room for, one that a goal asks about first. */
const flowWords = ({flows, asked}: Way): readonly string[] => {
  const sorted = [...flows].sort((one, other) => Number(other === asked) - Number(one === asked));
  const [first = ''] = sorted;
  const most = sorted.slice(0, 4).join(' ');
  const left = sorted.length - 4;
  return [
    left > 0 ? `${most} +${left}` : most,
    ...(sorted.length > 1 ? [' ', ''].map(space => `${first}${space}+${sorted.length - 1}`) : []),
    first,
  ];
};

const stopWords = ({atSource, atDestination, asked}: Way): readonly string[] => {
  const stops = [...new Set([atSource, atDestination].flatMap(stop => stop ?? []))];
  const both = stops.join(', ');
  const first = stops[0] ?? 'closed';
  return [
    ...(asked ? [`${asked}: ${both}`] : []),
    both,
    ...(asked ? [`${asked}: ${first}`] : []),
    first,
  ];
};

/** The word of an arrow: the flows that pass, or where it stops. */
export const wayWord = (way: Way, width: number): string =>
  firstFitting(way.open ? flowWords(way) : stopWords(way), width);

/** The same for a way to or from the Internet; it names who, when it is not open to everyone. */
export const outsideWord = (way: OutsideWay, width: number): string => {
  if (!way.open) return firstFitting(stopWords(way), width);
  const words = flowWords(way);
  const who = way.partly && way.peer ? words.map(word => `${word} ${way.peer}`) : [];
  return firstFitting([...who, ...words], width);
};
