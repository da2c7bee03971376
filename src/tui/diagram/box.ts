import {addressOf} from '../../network/platform.ts';
import {type Span, span} from '../line.ts';
import {cut, widthOf} from '../text.ts';
import type {Column} from './columns.ts';
import {column, row, type Stroke, stroke} from './paint.ts';

/** The rows of a box's borders. */
export type Borders = {readonly top: number; readonly bottom: number};

/** Borders of a box; those of an instance without a group are broken, as nothing holds there. */
const kinds = {
  grouped: {across: '─', down: '│'},
  ungrouped: {across: '╌', down: '╎'},
} as const;

const frame = ({left, right, groups}: Column, {top, bottom}: Borders): readonly Stroke[] => {
  const has = groups.length > 0;
  const {across, down} = kinds[has ? 'grouped' : 'ungrouped'];
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

/** A column of text inside a box, and how wide it may be. */
type Inside = {readonly x: number; readonly room: number};

/** What a box says above its rules: on one row where rows are short, with more where there are many. */
const heading = (
  {instance}: Column,
  {room}: Inside,
  rows: number,
): readonly (readonly Span[])[] => {
  const {name, network, host} = instance;
  const address = addressOf(instance, 'IPv4') ?? instance.addresses[0] ?? '';
  if (rows === 1) {
    const fits = widthOf(name) + 1 + widthOf(address) <= room;
    return [[span(cut(name, room), 'strong'), ...(fits ? [span(` ${address}`)] : [])]];
  }
  const where = [`${network} · ${host}`, network].find(text => widthOf(text) < room);
  const all = [[span(cut(name, room), 'strong')], [span(cut(address, room))]];
  return rows > 2 ? [...all, [span(where ?? '', 'faint')]] : all;
};

const noRules = ({groups}: Column): string => (groups.length > 0 ? 'no rules' : 'nothing passes');

/** Where text stands in a box: closer to the border where that saves a rule from being cut. */
const insideOf = ({left, right, lines}: Column): Inside => {
  const usual: Inside = {x: left + 2, room: right - left - 2};
  const close: Inside = {x: left + 1, room: right - left - 1};
  const widest = Math.max(0, ...lines.map(widthOf));
  return widest > usual.room && widest <= close.room ? close : usual;
};

/** From this row of the bottom border on there is room for what is good to know as well. */
const roomyBottom = 12;

/** A box: an instance inside the groups that guard it, with their rules. */
export const box = (place: Column, borders: Borders): readonly Stroke[] => {
  const {lines} = place;
  const {top, bottom} = borders;
  const rows = bottom - top - 1;
  const count = Math.max(1, lines.length);
  const headings = bottom >= roomyBottom && rows > count + 3 ? 3 : rows >= count + 2 ? 2 : 1;
  const gap = rows > headings + count ? 1 : 0;
  const first = top + 1 + headings + gap;
  const space = bottom - first;
  const shown = lines.length > space ? lines.slice(0, Math.max(0, space - 1)) : lines;
  const more = lines.length - shown.length;
  const inside = insideOf(place);
  const {x, room} = inside;
  return [
    ...frame(place, borders),
    ...heading(place, inside, headings).flatMap((line, index) => row(x, top + 1 + index, line)),
    ...shown.map((line, index) => stroke(x, first + index, cut(line, room))),
    ...(lines.length === 0 ? [stroke(x, first, cut(noRules(place), room), 'faint')] : []),
    ...(more > 0 ? [stroke(x, first + shown.length, `+${more} more`, 'faint')] : []),
  ];
};
