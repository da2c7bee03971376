import {type AnyWay, cellTexts} from '../../../arrows/cell-words.ts';
import {type Seat, sharedSeats, wayAcross, wayBeyond} from '../../../arrows/seats.ts';
import type {Ways} from '../../../arrows/ways.ts';
import type {Instance} from '../../../network/platform.ts';
import type {World} from '../../../security-groups/world.ts';
import {cut, firstFitting, widthOf} from '../../../text/width.ts';
import {wrapHanging} from '../../../text/wrap.ts';
import {type Line, type Span, span} from '../line.ts';
import {glyphs, looks, packetSpan} from './arrow.ts';
import {flowText} from './flow-text.ts';
import {seatName, shortNames} from './short-names.ts';
import {translationTexts} from './translations.ts';

const margin = ' ';
const internet = 'Internet';
const widestName = 24;
const indent = 3;
/** The columns of an arrow beside its word, with the comma after a name. */
const beside = 7;

/** If a sender fails to reach this many receivers in the same way, they are not named. */
const leastRest = 3;

/** The words for all receivers that are not named. */
export const rest = 'the rest';

/** Receivers that a sender reaches, or fails to reach, in the same way. */
type Same = {readonly way: AnyWay; readonly text: string; readonly to: readonly string[]};

/** The far end of a way: its name, and the way. */
type End = {readonly way: AnyWay | null; readonly name: string};

/** Puts the far ends of a sender together if the same text is said of them. */
const alike = (ends: readonly End[], room: number): readonly Same[] => {
  const found = new Map<string, Same>();
  for (const {way, name} of ends) {
    if (!way) continue;
    const text = firstFitting(cellTexts(way, 'words'), room);
    const {atSource, atDestination, wanted, mark, packet} = way;
    const key = JSON.stringify([text, atSource, atDestination, wanted, mark, packet]);
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

/** Draws half of an arrow: the packet if it is there, otherwise solid or dashed. */
const halfOf = (way: AnyWay, end: 'source' | 'destination'): Span => {
  const mark = way.packet.find(({at}) => at < 0.5 === (end === 'source'));
  if (mark) return packetSpan(mark);
  const {open, shut} = looks(way);
  const [solid, dashed] = glyphs(way).across;
  const stop = end === 'source' ? way.atSource : way.atDestination;
  return stop === null ? span(solid, open) : span(dashed, shut);
};

/** Writes an arrow with its word inside, and the receivers, in pieces that are not broken. */
const pieces = ({way, text, to}: Same): readonly (readonly Span[])[] => {
  const {whole, open, shut} = looks(way);
  const head = span('→ ', way.atDestination === null ? open : shut);
  const arrow = [halfOf(way, 'source'), span(` ${text} `, whole), halfOf(way, 'destination'), head];
  return to.map((name, index) => [
    ...(index === 0 ? arrow : []),
    span(`${name}${index === to.length - 1 ? '' : ','} `, way.open ? 'plain' : 'faint'),
  ]);
};

/**
 * Draws who can reach whom as a list: for each sender, what reaches whom, and where the rest stops.
 * Receivers that are reached in the same way are named together. What does not fit is counted.
 */
export const drawList = (
  world: World,
  instances: readonly Instance[],
  ways: Ways,
  width: number,
  height: number,
): readonly Line[] => {
  const seats = sharedSeats(world, instances, ways);
  const names = shortNames(
    seats.map(seat => seatName(seat, widestName)),
    widestName,
  );
  const room = width - indent - beside - Math.max(widthOf(internet), ...names.map(widthOf));
  const receivers = (wayTo: (to: Seat) => AnyWay | null): readonly End[] =>
    seats.map((to, index) => ({way: wayTo(to), name: names[index] ?? ''}));
  const told = (name: string, ends: readonly End[]): readonly Line[] => {
    const start = [span(`${margin}${name} `, 'strong')];
    return flowText(start, alike(ends, room).flatMap(pieces), width, indent);
  };
  const [nat] = translationTexts(instances, ways);
  const lines = [
    ...seats.flatMap((from, index) =>
      told(names[index] ?? '', [
        ...receivers(to => wayAcross(ways, from, to)),
        {way: wayBeyond(ways, from, 'egress'), name: internet},
      ]),
    ),
    ...told(
      internet,
      receivers(to => wayBeyond(ways, to, 'ingress')),
    ),
    ...(nat
      ? wrapHanging(nat, width - indent).map((line, index) => [
          span(`${' '.repeat(index === 0 ? margin.length : indent)}${line}`),
        ])
      : []),
  ];
  if (lines.length <= height) return lines;
  const more = lines.length - height + 1;
  return [
    ...lines.slice(0, height - 1),
    [span(cut(`${margin}and ${more} more lines: show reach`, width), 'faint')],
  ];
};
