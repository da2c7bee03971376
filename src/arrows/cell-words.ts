import type {OutsideWay, Stop, Way} from './way.ts';
import {flowWords, natMark} from './words.ts';

/** A way that a table shows: between instances, or to or from the Internet. */
export type AnyWay = Way | OutsideWay;

/** How a table says where a way stops: in words, or with the letters that rules have. */
export type Wording = 'words' | 'letters';

const noEgress = 'no egress';
const noIngress = 'no ingress';

/** The short forms. The row and the column of a cell tell whether the way goes in or out. */
const letters: Readonly<Record<string, string>> = {
  [noEgress]: 'no E',
  [noIngress]: 'no I',
  'no way in': 'no way',
  'no way out': 'no way',
};

const isOfRules = (stop: Stop): boolean => stop === noEgress || stop === noIngress;

/**
 * Says where a way stops. If it stops at both ends, a cause that no rule can change is named rather
 * than a missing rule.
 */
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

/** The word for a part of the Internet whose address has no room. */
export const part = 'some';

/** Says for whom the flows pass, if not for everybody on the Internet. */
const audienceTexts = (way: AnyWay): readonly string[] => {
  if (!('others' in way)) return [''];
  const {who, others} = way;
  if (!others) return who ? [` ${who}`, ` ${part}`] : [''];
  return [...(who ? [` ${who} + others`] : []), ' + others', '+…'];
};

/** Says what passes. If more passes, this is always said. */
const flowTexts = (way: AnyWay): readonly string[] =>
  audienceTexts(way).flatMap(who =>
    (way.flows.length > 1 ? flowWords(way).slice(0, -1) : flowWords(way)).map(
      flows => `${flows}${who}`,
    ),
  );

/** The texts that a cell can show for a way, the longest and most exact first. */
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

/** The shortest text that a cell can show for a way. */
export const shortestWord = (way: AnyWay, wording: Wording): string =>
  cellTexts(way, wording).at(-1) ?? '';
