import type {Instance} from '../../network/platform.ts';
import type {World} from '../../security-groups/world.ts';
import {type Line, type Span, span} from '../line.ts';
import {cut} from '../text.ts';
import {glyphs, looks} from './across.ts';
import {type AnyWay, cellTexts} from './cell-word.ts';
import {flow} from './flow.ts';
import {type Seat, seatName, together, wayAcross, wayBeyond} from './seats.ts';
import {translationTexts} from './translations.ts';
import type {Ways} from './ways.ts';

const margin = ' ';
const internet = 'Internet';
const widestName = 24;
const indent = 3;

/** From so many receivers on that a sender fails to reach alike, they are not named. */
const leastRest = 3;

/** What stands for all receivers that are not named. */
export const rest = 'the rest';

/** Receivers that a sender reaches alike, or fails to. */
type Same = {readonly way: AnyWay; readonly text: string; readonly to: readonly string[]};

const textOfWay = (way: AnyWay): string => cellTexts(way, 'words')[0] ?? '';

const alike = (ends: readonly {readonly way: AnyWay; readonly name: string}[]): readonly Same[] => {
  const found = new Map<string, Same>();
  for (const {way, name} of ends) {
    const text = textOfWay(way);
    const key = JSON.stringify([text, way.atSource, way.atDestination, way.wanted, way.mark]);
    const known = found.get(key);
    found.set(key, known ? {...known, to: [...known.to, name]} : {way, text, to: [name]});
  }
  const all = [...found.values()];
  const closed = all
    .filter(({way}) => !way.open)
    .sort((one, other) => one.to.length - other.to.length);
  return [
    ...all.filter(({way}) => way.open),
    ...closed.slice(0, -1),
    ...closed.slice(-1).map(last => (last.to.length < leastRest ? last : {...last, to: [rest]})),
  ];
};

/** An arrow with its word inside, and to whom it leads, in pieces that are not broken. */
const pieces = ({way, text, to}: Same): readonly (readonly Span[])[] => {
  const {whole, open, shut} = looks(way);
  const [solid, dashed] = glyphs(way).across;
  const part = (stop: string | null): Span =>
    stop === null ? span(solid, open) : span(dashed, shut);
  const far = part(way.atDestination);
  const arrow = [part(way.atSource), span(` ${text} `, whole), far, span('→ ', far.role)];
  return to.map((name, index) => [
    ...(index === 0 ? arrow : []),
    span(`${name}${index === to.length - 1 ? '' : ','} `, way.open ? 'plain' : 'faint'),
  ]);
};

/**
 * Who can reach whom in so many lines: for each sender, what gets to whom, and where the rest stops.
 * Those who are alike are named together. What has no room is counted.
 */
export const list = (
  world: World,
  instances: readonly Instance[],
  ways: Ways,
  width: number,
  height: number,
): readonly Line[] => {
  const seats = together(world, instances, ways);
  const nameOf = (seat: Seat): string => seatName(seat, widestName);
  const senders = [
    ...seats.map(from => ({
      name: nameOf(from),
      ends: [
        ...seats.map(to => ({way: wayAcross(ways, from, to), name: nameOf(to)})),
        {way: wayBeyond(ways, from, 'egress'), name: internet},
      ],
    })),
    {
      name: internet,
      ends: seats.map(to => ({way: wayBeyond(ways, to, 'ingress'), name: nameOf(to)})),
    },
  ];
  const [nat = ''] = translationTexts(instances, ways);
  const words = nat === '' ? [] : nat.split(' ').map(word => [span(`${word} `)]);
  const lines = [
    ...senders.flatMap(({name, ends}) =>
      flow(
        [span(`${margin}${cut(name, widestName)} `, 'strong')],
        alike(ends.flatMap(({way, name}) => (way ? [{way, name}] : []))).flatMap(pieces),
        width,
        indent,
      ),
    ),
    ...(words.length > 0 ? flow([span(margin)], words, width, indent) : []),
  ];
  if (lines.length <= height) return lines;
  const more = lines.length - height + 1;
  return [
    ...lines.slice(0, height - 1),
    [span(cut(`${margin}and ${more} more lines: show reach`, width), 'faint')],
  ];
};
