import type {TextProps} from 'ink';
import type {Role} from './line.ts';

/** How each role is drawn: the default colour for text, few others, all named by the terminal. */
export type Dress = Readonly<Record<Role, Pick<TextProps, 'color' | 'bold' | 'dimColor'>>>;

/** What text may stand on. */
export const backgrounds = ['dark', 'light'] as const;

/** Whether text stands on a light or a dark background. */
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

/** Colours by name follow the terminal's own theme; yellow and cyan are hard to read on white. */
export const dresses: Readonly<Record<Background, Dress>> = {
  dark: onDark,
  light: {...onDark, caution: {color: 'magenta'}, accent: {color: 'blue'}},
};

/** The colours of the palette that a terminal's background is light with: white, in both strengths. */
const light = ['7', '15'];

/**
 * The background that a terminal tells of in COLORFGBG (rxvt's convention, `15;0`, which others
 * follow); dark where it tells nothing.
 */
export const backgroundOf = ({
  COLORFGBG,
}: Readonly<Record<string, string | undefined>>): Background =>
  light.includes(COLORFGBG?.split(';').at(-1) ?? '') ? 'light' : 'dark';
