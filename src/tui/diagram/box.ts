import {addressOf} from '../../network/platform.ts';
import type {World} from '../../security-groups/world.ts';
import {cut, widthOf} from '../text.ts';
import type {Column} from './columns.ts';
import {column, type Stroke, stroke} from './paint.ts';
import {fittingRuleLines} from './rule-line.ts';

/** The rows of a box's borders. */
export type Span = {readonly top: number; readonly bottom: number};

/** Borders of a box; those of an instance without a group are broken, as nothing holds there. */
const borders = {
  grouped: {across: '─', down: '│'},
  ungrouped: {across: '╌', down: '╎'},
} as const;

const border = ({left, right, groups}: Column, {top, bottom}: Span): readonly Stroke[] => {
  const has = groups.length > 0;
  const {across, down} = borders[has ? 'grouped' : 'ungrouped'];
  const role = has ? 'plain' : 'faint';
  const width = right - left + 1;
  const name = cut(has ? groups.join(', ') : 'no group', width - 5);
  const line = across.repeat(width - 2);
  return [
    stroke(left, top, `╭${line}╮`, role),
    stroke(left + 2, top, ` ${name} `, has ? 'accent' : 'faint'),
    ...column(left, top + 1, bottom - 1, down, role),
    ...column(right, top + 1, bottom - 1, down, role),
    stroke(left, bottom, `╰${line}╯`, role),
  ];
};

/** Name, address and network: on one row where rows are short, with more words where there is room. */
const heading = (
  {instance, left, right}: Column,
  top: number,
  isShort: boolean,
): readonly Stroke[] => {
  const x = left + 2;
  const room = right - x;
  const address = addressOf(instance, 'IPv4') ?? instance.addresses[0] ?? '';
  const name = stroke(x, top + 1, cut(instance.name, room), 'strong');
  const after = x + widthOf(instance.name) + 1;
  if (isShort) {
    const fits = widthOf(instance.name) + 1 + widthOf(address) <= room;
    return fits ? [name, stroke(after, top + 1, address)] : [name];
  }
  const network = ` ${instance.network}`;
  const fits = widthOf(address) + widthOf(network) <= room;
  return [
    name,
    stroke(x, top + 2, cut(address, room)),
    ...(fits ? [stroke(x + widthOf(address), top + 2, network, 'faint')] : []),
  ];
};

const noRules = ({groups}: Column): string => (groups.length > 0 ? 'no rules' : 'nothing passes');

/** A box: an instance inside the groups that guard it, with their rules. */
export const box = (world: World, place: Column, span: Span): readonly Stroke[] => {
  const {left, right, rules} = place;
  const x = left + 2;
  const inside = span.bottom - span.top - 1;
  const count = Math.max(1, rules.length);
  const isShort = inside < count + 2;
  const used = isShort ? 1 : 2;
  const airy = inside >= used + 1 + count;
  const first = span.top + 1 + used + (airy ? 1 : 0);
  const room = span.bottom - first;
  const shown = rules.length > room ? rules.slice(0, Math.max(0, room - 1)) : rules;
  const lines = fittingRuleLines(world, shown, right - x);
  const more = rules.length - shown.length;
  return [
    ...border(place, span),
    ...heading(place, span.top, isShort),
    ...lines.map((line, index) => stroke(x, first + index, line)),
    ...(rules.length === 0 ? [stroke(x, first, cut(noRules(place), right - x), 'faint')] : []),
    ...(more > 0 ? [stroke(x, first + lines.length, `+${more} more`, 'faint')] : []),
  ];
};
