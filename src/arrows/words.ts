import type {Nat, OutsideWay, Way} from './way.ts';

/** Texts for the flows of a way, the longest first. */
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

/** Texts for an arrow, the longest first: the flows that pass, or where it stops. */
export const wayWords = (way: Way): readonly string[] =>
  way.open ? flowWords(way) : stopWords(way);

/** Texts for whom the flows pass, the longest first; none when they pass for everybody. */
const audienceWords = ({who, others}: OutsideWay): readonly string[] => [
  ...(who ? [others ? ` ${who} + others` : ` ${who}`] : []),
  ...(others ? [' + others', '+others', '+…'] : ['']),
];

/**
 * Texts for a way to or from the Internet. They name the peer if the way is not open to everyone.
 */
export const outsideWords = (way: OutsideWay): readonly string[] =>
  way.open
    ? audienceWords(way).flatMap(tail => flowWords(way).map(word => `${word}${tail}`))
    : stopWords(way);

/** The mark of a way on which the source address is translated. */
export const natMark = 'NAT';

/** Texts for who translates and what the far end sees, the longest first; none when nobody does. */
export const natWords = (nat: Nat | null): readonly string[] =>
  nat ? [`${natMark} ${nat.host} ${nat.address}`, `${natMark} ${nat.address}`, natMark] : [];

/** Texts for an arrow with its translation. */
export const translatedWords = (way: Way): readonly string[] =>
  [...natWords(way.nat), ''].flatMap(nat =>
    wayWords(way).map(word => (nat ? `${word} · ${nat}` : word)),
  );
