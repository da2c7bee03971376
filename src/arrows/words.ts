import type {Nat, OutsideWay, Way} from './way.ts';

/** Several flows, in many words and in few: what says most first. */
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

/** The words of an arrow, what says most first: the flows that pass, or where it stops. */
export const wayWords = (way: Way): readonly string[] =>
  way.open ? flowWords(way) : stopWords(way);

/** Whom the flows of a way are for, what says most first; nothing when they are for everybody. */
const audienceWords = ({who, others}: OutsideWay): readonly string[] => [
  ...(who ? [others ? ` ${who} + others` : ` ${who}`] : []),
  ...(others ? [' + others', '+others', '+…'] : ['']),
];

/** The same for a way to or from the Internet; it names who, when it is not open to everyone. */
export const outsideWords = (way: OutsideWay): readonly string[] =>
  way.open
    ? audienceWords(way).flatMap(tail => flowWords(way).map(word => `${word}${tail}`))
    : stopWords(way);

/** What is said of a way on which the source address is translated. */
export const natMark = 'NAT';

/** Who translates and what the far end sees, what says most first; nothing where nobody does. */
export const natWords = (nat: Nat | null): readonly string[] =>
  nat ? [`${natMark} ${nat.host} ${nat.address}`, `${natMark} ${nat.address}`, natMark] : [];

/** The words of an arrow, and where it is translated. */
export const translatedWords = (way: Way): readonly string[] =>
  [...natWords(way.nat), ''].flatMap(nat =>
    wayWords(way).map(word => (nat ? `${word} · ${nat}` : word)),
  );
