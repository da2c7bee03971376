import type {TextProps} from 'ink';
import type {Role} from './line.ts';

/**
 * How each role is drawn. Text has the default colour; the few other colours are named by the
 * terminal.
 */
export type Dress = Readonly<Record<Role, Pick<TextProps, 'color' | 'bold' | 'dimColor'>>>;

/** The backgrounds that text may have. */
export const backgrounds = ['dark', 'light'] as const;

/** A light or a dark background. */
export type Background = (typeof backgrounds)[number];

const onDark: Dress = {
  plain: {},
  strong: {bold: true},
  faint: {dimColor: true},
  good: {color: 'green'},
  bad: {color: 'red'},
  caution: {color: 'yellow'},
  accent: {color: 'cyan'},
};

/**
 * How roles are drawn on each background. Named colours follow the terminal's theme; yellow and
 * cyan are hard to read on white.
 */
export const dresses: Readonly<Record<Background, Dress>> = {
  dark: onDark,
  light: {...onDark, caution: {color: 'magenta'}, accent: {color: 'blue'}},
};

/** The palette colours of a light background: white, normal and bright. */
const light = ['7', '15'];

/**
 * The background that a terminal reports in COLORFGBG (rxvt's convention, `15;0`, which others
 * follow); dark if it reports none.
 */
export const backgroundOf = ({
  COLORFGBG,
}: Readonly<Record<string, string | undefined>>): Background =>
  light.includes(COLORFGBG?.split(';').at(-1) ?? '') ? 'light' : 'dark';
