import type {OutsideWay, Stop, Way} from './way.ts';
import {flowWords, natMark} from './words.ts';

/** Any way of a table: between instances, or to or from the Internet. */
export type AnyWay = Way | OutsideWay;

/** How a table says where a way stops: in words, or by the letters that rules have, too. */
export type Wording = 'words' | 'letters';

const noEgress = 'no egress';
const noIngress = 'no ingress';

/** The short forms; whether a way is missing in or out is told by the row and the column. */
const letters: Readonly<Record<string, string>> = {
  [noEgress]: 'no E',
  [noIngress]: 'no I',
  'no way in': 'no way',
  'no way out': 'no way',
};

const isOfRules = (stop: Stop): boolean => stop === noEgress || stop === noIngress;

/** Where a way stops; of two ends, what no rule can mend says more than a rule that is missing. */
const stopTexts = (way: Way, wording: Wording): readonly string[] => {
  const {atSource, atDestination} = way;
  if (atSource === noEgress && atDestination === noIngress) {
    return wording === 'words'
      ? [`${noEgress}, ${noIngress}`, 'neither end', 'neither']
      : ['no E,I'];
  }
  const stops = [atSource, atDestination].flatMap(stop => stop ?? []);
  const [stop = 'closed'] = [...stops.filter(one => !isOfRules(one)), ...stops];
  return [wording === 'words' ? stop : (letters[stop] ?? stop)];
};

/** Stands for a part of the Internet whose address has no room. */
export const part = 'some';

/** Whom the flows are for, where they are not for everybody on the Internet. */
const audienceTexts = (way: AnyWay): readonly string[] => {
  if (!('others' in way)) return [''];
  const {who, others} = way;
  if (!others) return who ? [` ${who}`, ` ${part}`] : [''];
  return [...(who ? [` ${who} + others`] : []), ' + others', '+…'];
};

/** What passes; that something more does is never left out. */
const flowTexts = (way: AnyWay): readonly string[] =>
  audienceTexts(way).flatMap(who =>
    (way.flows.length > 1 ? flowWords(way).slice(0, -1) : flowWords(way)).map(
      flows => `${flows}${who}`,
    ),
  );

/** What can be said of a way in a cell of a table, what says most first. */
export const cellTexts = (way: AnyWay, wording: Wording): readonly string[] => {
  if (!way.open) {
    const stops = stopTexts(way, wording);
    return way.asked && wording === 'words'
      ? [...stops.map(stop => `${way.asked}: ${stop}`), ...stops]
      : stops;
  }
  // Those who share a row may have compute hosts of their own: these are told in one place.
  return flowTexts(way).map(text => (way.nat ? `${text} ${natMark}` : text));
};

/** The shortest that can be said of a way in a cell. */
export const shortestWord = (way: AnyWay, wording: Wording): string =>
  cellTexts(way, wording).at(-1) ?? '';
