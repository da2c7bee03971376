import type {Said} from '../play/said.ts';
import type {Act} from './keys.ts';
import {pageRows, type Size, textWidth} from './layout.ts';
import {saidLines, widestOverhang} from './said-lines.ts';

/** Something to read that covers the screen: an answer too long for its place, a debrief, the welcome. */
export type Page = {
  readonly kind: 'page' | 'debrief' | 'welcome';
  readonly title: string;
  readonly said: readonly Said[];
  /** Rows scrolled past. */
  readonly top: number;
  /** Columns that tables are moved out at the left. */
  readonly left: number;
  /** Which screen of the welcome it is, from 0. */
  readonly index: number;
  /** Whether it is the debrief of the last lesson, or the last screen of the welcome. */
  readonly isLast: boolean;
  /** Whether text was typed over it, which the next Enter belongs to. */
  readonly isTypedOver: boolean;
};

/** A page at its top. */
export const openPage = (
  kind: Page['kind'],
  title: string,
  said: readonly Said[],
  isLast = false,
): Page => ({kind, title, said, top: 0, left: 0, index: 0, isLast, isTypedOver: false});

/** How far a page can be scrolled on a screen of a size. */
export const lastTop = ({said}: Page, size: Size): number =>
  Math.max(0, saidLines(said, textWidth(size)).length - pageRows(size));

const clamp = (value: number, top: number): number => Math.min(Math.max(value, 0), top);

/** Moves a page as a key asks, never past its ends. */
export const movePage = (page: Page, act: Act, size: Size): Page => {
  const last = lastTop(page, size);
  const overhang = widestOverhang(page.said, textWidth(size));
  const sideStep = Math.floor(textWidth(size) / 2);
  const move = (by: number): Page => ({...page, top: clamp(clamp(page.top, last) + by, last)});
  switch (act) {
    case 'line-up':
      return move(-1);
    case 'line-down':
      return move(1);
    case 'page-up':
      return move(1 - pageRows(size));
    case 'page-down':
      return move(pageRows(size) - 1);
    case 'top':
      return move(-last);
    case 'bottom':
      return move(last);
    case 'slide-left':
      return {...page, left: clamp(clamp(page.left, overhang) - sideStep, overhang)};
    case 'slide-right':
      return {...page, left: clamp(page.left + sideStep, overhang)};
    default:
      return page;
  }
};
