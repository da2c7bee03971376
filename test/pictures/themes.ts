import type {Background} from '../../src/tui/draw/dress.ts';

/** The colours of a window; those of a terminal by their numbers. */
export type Theme = {
  readonly window: string;
  readonly bar: string;
  readonly border: string;
  readonly text: string;
  readonly faint: string;
  readonly terminal: Readonly<Record<number, string>>;
};

/** A theme for each background, each colour readable on its window: 4.5 to 1 at least. */
export const themes: Readonly<Record<Background, Theme>> = {
  dark: {
    window: '#0d1117',
    bar: '#161b22',
    border: '#30363d',
    text: '#e6edf3',
    faint: '#8b949e',
    terminal: {1: '#ff7b72', 2: '#56d364', 3: '#e3b341', 6: '#56d4dd'},
  },
  light: {
    window: '#ffffff',
    bar: '#f6f8fa',
    border: '#d0d7de',
    text: '#1f2328',
    faint: '#656d76',
    terminal: {1: '#cf222e', 2: '#116329', 4: '#0550ae', 5: '#8250df'},
  },
};
