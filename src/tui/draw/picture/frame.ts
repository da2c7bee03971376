import {cut} from '../../../text/width.ts';
import {column, type Stroke, stroke} from './paint.ts';

/** Borders of a box; those of an instance without a group are broken, as nothing holds there. */
const kinds = {
  grouped: {across: '─', down: '│'},
  ungrouped: {across: '╌', down: '╎'},
} as const;

/** A box: the columns and rows of its borders, and what stands in the upper one. */
export type Frame = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly title: string;
  /** Whether it is that of a group, or of those who have none. */
  readonly isGroup: boolean;
};

/** The borders of a box. */
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
