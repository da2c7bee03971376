import type {Guard} from '../../../arrows/guards.ts';
import type {RuleId} from '../../../security-groups/rule.ts';
import type {World} from '../../../security-groups/world.ts';
import {cut, pad, widthOf} from '../../../text/width.ts';
import {type Line, pointer, type Span, span} from '../line.ts';
import {flowText} from './flow-text.ts';
import {type Area, emptyText} from './group-boxes.ts';
import {row, type Stroke} from './paint.ts';
import {ruleLines} from './rule-line.ts';

const margin = 1;
const between = '  ';
/** The part of a line that the group's name may take. */
const namePart = 0.4;

const piecesOf = (
  world: World,
  guard: Guard,
  pointed: RuleId | null,
): readonly (readonly Span[])[] =>
  guard.rules.length === 0
    ? [[span(emptyText(guard), 'faint')]]
    : ruleLines(world, guard.rules, 'tight').map(({rule, tight}) =>
        rule === pointed ? [span(`${pointer}${tight} `, 'accent')] : [span(` ${tight} `)],
      );

/** Writes every group in lines, with a form of its title. */
const linesOf = (
  world: World,
  guards: readonly Guard[],
  width: number,
  title: 0 | 1 | 2,
  pointed: RuleId | null,
): readonly (readonly Line[])[] => {
  const most = Math.floor(width * namePart);
  const room = Math.min(most, Math.max(0, ...guards.map(({titles}) => widthOf(titles[title]))));
  return guards.map(guard => {
    const name = pad(cut(guard.titles[title], room), room);
    const start = [
      span(`${' '.repeat(margin)}${name}${between}`, guard.group === null ? 'faint' : 'accent'),
    ];
    return flowText(start, piecesOf(world, guard, pointed), width, margin + room + between.length);
  });
};

/**
 * Writes groups one below the other, with their rules beside them. It needs fewer rows than boxes.
 * Rules that do not fit are counted.
 */
export const groupLines = (
  world: World,
  guards: readonly Guard[],
  {top, width, height}: Area,
  pointed: RuleId | null,
): readonly Stroke[] => {
  if (height < 1) return [];
  const choices = ([0, 1, 2] as const).map(title => linesOf(world, guards, width, title, pointed));
  const chosen = choices.find(groups => groups.flat().length <= height) ?? choices.at(-1) ?? [];
  const lines = chosen.flat();
  const more = lines.length - height;
  const shown =
    more > 0
      ? [
          ...lines.slice(0, height - 1),
          [span(cut(`${' '.repeat(margin)}and ${more + 1} more rows: show rules`, width), 'faint')],
        ]
      : lines;
  return shown.flatMap((line, index) => row(0, top + index, line));
};
