import type {Said} from '../../play/said.ts';
import {pageRows, type Size, textWidth} from '../draw/layout.ts';
import {saidLines, widestOverhang} from '../draw/said-lines.ts';

/** A text that covers the screen: a long answer, a debrief, or the welcome. */
export type Page = {
  readonly title: string;
  readonly said: readonly Said[];
  /** How many rows are scrolled past. */
  readonly top: number;
  /** How many columns the tables are moved to the left. */
  readonly left: number;
};

/** Makes a page at its top. */
export const openPage = (title: string, said: readonly Said[]): Page => ({
  title,
  said,
  top: 0,
  left: 0,
});

/** How many rows a page can be scrolled on a screen of a size. */
export const lastTop = ({said}: Page, size: Size): number =>
  Math.max(0, saidLines(said, textWidth(size)).length - pageRows(size));

/** How many columns the tables of a page can be moved on a screen of a size. */
export const lastLeft = ({said}: Page, size: Size): number => widestOverhang(said, textWidth(size));

/** Whether a page has more rows than fit. */
export const isLong = (page: Page, size: Size): boolean => lastTop(page, size) > 0;

/** Whether a page has wider tables than fit. */
export const isWide = (page: Page, size: Size): boolean => lastLeft(page, size) > 0;

/** The name of a movement of a page. */
export type PageMove =
  | ('line-up' | 'line-down' | 'page-up' | 'page-down' | 'top' | 'bottom')
  | ('slide-left' | 'slide-right');

const clamp = (value: number, top: number): number => Math.min(Math.max(value, 0), top);

/** Moves a page, but not past its ends. */
export const movePage = (page: Page, what: PageMove, size: Size): Page => {
  const last = lastTop(page, size);
  const overhang = lastLeft(page, size);
  const sideStep = Math.floor(textWidth(size) / 2);
  const move = (by: number): Page => ({...page, top: clamp(clamp(page.top, last) + by, last)});
  switch (what) {
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
  }
};
