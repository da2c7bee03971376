import {cut} from '../../../text/width.ts';
import {column, type Stroke, stroke} from './paint.ts';

/** The borders of a box. Those of instances without a group are broken lines. */
const kinds = {
  grouped: {across: '─', down: '│'},
  ungrouped: {across: '╌', down: '╎'},
} as const;

/** The frame of a box: the columns and rows of its borders, and the title in the upper one. */
export type Frame = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly title: string;
  /** Whether it belongs to a group; otherwise to the instances without one. */
  readonly isGroup: boolean;
};

/** Draws the borders of a box. */
export const frame = ({left, right, top, bottom, title, isGroup}: Frame): readonly Stroke[] => {
  const {across, down} = kinds[isGroup ? 'grouped' : 'ungrouped'];
  const role = isGroup ? 'plain' : 'faint';
  const width = right - left + 1;
  const line = across.repeat(width - 2);
  return [
    stroke(left, top, `╭${line}╮`, role),
    stroke(left + 2, top, ` ${cut(title, width - 5)} `, isGroup ? 'accent' : 'faint'),
    ...column(left, top + 1, bottom - 1, down, role),
    ...column(right, top + 1, bottom - 1, down, role),
    stroke(left, bottom, `╰${line}╯`, role),
  ];
};
