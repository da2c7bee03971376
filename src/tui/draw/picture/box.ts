import type {RuleId} from '../../../security-groups/rule.ts';
import {cut, widthOf} from '../../../text/width.ts';
import {pointer, type Span, span} from '../line.ts';
import {type Column, noRules, sharesRow, shownAddress} from './columns.ts';
import {frame} from './frame.ts';
import {row, type Stroke, stroke} from './paint.ts';
import {fitLines} from './rule-line.ts';

/** The rows of a box's borders. */
export type Borders = {readonly top: number; readonly bottom: number};

/** A column of text inside a box, and how wide it may be. */
type Inside = {readonly x: number; readonly room: number};

/** The rows above the rules of a box: one row if there are few, otherwise more. */
const heading = (
  {instance}: Column,
  {room}: Inside,
  rows: number,
): readonly (readonly Span[])[] => {
  const {name, network, host} = instance;
  const address = shownAddress(instance);
  if (rows === 1) {
    const fits = widthOf(name) + 1 + widthOf(address) <= room;
    return [[span(cut(name, room), 'strong'), ...(fits ? [span(` ${address}`)] : [])]];
  }
  const where = [`${network} · ${host}`, network].find(text => widthOf(text) < room);
  const all = [[span(cut(name, room), 'strong')], [span(cut(address, room))]];
  return rows > 2 ? [...all, [span(where ?? '', 'faint')]] : all;
};

/**
 * The position of text in a box. It is closer to the border if this keeps a text from being cut.
 */
const insideOf = ({left, right, lines, instance}: Column, headings: number): Inside => {
  const usual: Inside = {x: left + 2, room: right - left - 2};
  const close: Inside = {x: left + 1, room: right - left - 1};
  const both = headings === 1 ? [`${instance.name} ${shownAddress(instance)}`] : [];
  // What is too wide even without spaces stands in two rows.
  const rules = lines.flatMap(({line, tight, inTwo}) =>
    widthOf(tight) > close.room ? inTwo : [line],
  );
  const isTight = [...both, ...rules].some(text => {
    const width = widthOf(text);
    return width > usual.room && width <= close.room;
  });
  return isTight ? close : usual;
};

/** The row of the bottom border from which on there is room for details. */
const roomyBottom = 12;

/** Draws a box: an instance inside its groups, with their rules. One rule may be looked at. */
export const box = (
  column: Column,
  borders: Borders,
  pointed: RuleId | null,
): readonly Stroke[] => {
  const {lines, rulesTake, groups} = column;
  const {top, bottom} = borders;
  const rows = bottom - top - 1;
  const isRoomy = bottom >= roomyBottom && rows > rulesTake + 3;
  const headings = isRoomy ? 3 : sharesRow(rows, rulesTake) ? 1 : 2;
  const gap = rows > headings + rulesTake ? 1 : 0;
  const first = top + 1 + headings + gap;
  const inside = insideOf(column, headings);
  const {x, room} = inside;
  const {more, shown} = fitLines(lines, room, bottom - first);
  const counted = more > 0 ? [stroke(x, first, `+${more} more`, 'faint')] : [];
  return [
    ...frame({
      ...borders,
      left: column.left,
      right: column.right,
      title: groups.length > 0 ? groups.join(', ') : 'no group',
      isGroup: groups.length > 0,
    }),
    ...heading(column, inside, headings).flatMap((line, index) => row(x, top + 1 + index, line)),
    ...counted,
    ...shown.flatMap(({rule, text}, index) => {
      const y = first + counted.length + index;
      return rule === pointed
        ? [stroke(x - 1, y, pointer, 'accent'), stroke(x, y, text, 'accent')]
        : [stroke(x, y, text)];
    }),
    ...(lines.length === 0 ? [stroke(x, first, cut(noRules(groups), room), 'faint')] : []),
  ];
};
