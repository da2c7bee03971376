import {cut, widthOf} from '../text.ts';
import type {Nat, Way} from './way.ts';
import type {OutsideWay} from './way-outside.ts';

/** The first text that fits into a width; the last one is cut when none does. */
export const firstFitting = (texts: readonly string[], width: number): string =>
  texts.find(text => widthOf(text) <= width) ?? cut(texts.at(-1) ?? '', width);

/** Several flows in as many words as there is room for. */
export const flowWords = ({flows}: Way): readonly string[] => {
  const [first = ''] = flows;
  const most = flows.slice(0, 4).join(' ');
  const left = flows.length - 4;
  return [
    left > 0 ? `${most} +${left}` : most,
    ...(flows.length > 1 ? [' ', ''].map(space => `${first}${space}+${flows.length - 1}`) : []),
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

/** Whom the flows of a way are for, in as many words as there is room for; nothing when for all. */
const audienceWords = ({who, others}: OutsideWay): readonly string[] => [
  ...(who ? [others ? ` ${who} + others` : ` ${who}`] : []),
  ...(others ? [' + others', '+others', '+…'] : ['']),
];

/** The same for a way to or from the Internet; it names who, when it is not open to everyone. */
export const outsideWord = (way: OutsideWay, width: number): string =>
  firstFitting(
    way.open
      ? audienceWords(way).flatMap(tail => flowWords(way).map(word => `${word}${tail}`))
      : stopWords(way),
    width,
  );

/** What is said of a way on which the source address is translated. */
export const translated = 'NAT';

/** Who translates and what the far end sees, what says most first; nothing where nobody does. */
export const natWords = (nat: Nat | null): readonly string[] =>
  nat
    ? [`${translated} ${nat.host} ${nat.address}`, `${translated} ${nat.address}`, translated]
    : [];

/** The word of an arrow, and where it is translated. */
export const translatedWord = (way: Way, width: number): string =>
  firstFitting(
    [...natWords(way.nat), ''].flatMap(nat =>
      (way.open ? flowWords(way) : stopWords(way)).map(word => (nat ? `${word} · ${nat}` : word)),
    ),
    width,
  );
