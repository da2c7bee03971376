/**
 * How a line is meant, for a view to dress it: `plain`, a `heading`, `good` and `bad` news, a
 * `hint`, a `command` to read or copy, `table` lines that must not be wrapped, a `detail`.
 */
export type Tone = 'plain' | 'heading' | 'good' | 'bad' | 'hint' | 'command' | 'table' | 'detail';

/**
 * Which part of an answer a line is, where a view treats it in its own way: what a screen has in
 * sight anyway, which is the lesson's `title`, a `goal` and how it stands, and the `invitation` to
 * guess; and of several lines run at once, the `line` that is answered next.
 */
export type Part = 'title' | 'goal' | 'invitation' | 'line';

/** One line that the lab says. Good and bad news carry their own mark, so no tone is colour alone. */
export type Said = {
  readonly tone: Tone;
  readonly text: string;
  readonly part?: Part;
  /** How many steps it is indented, below what it belongs to; none unless it says so. */
  readonly depth?: number;
};

/** A line in a tone. */
export const say = (
  tone: Tone,
  text: string,
  details: Pick<Said, 'part' | 'depth'> = {},
): Said => ({
  tone,
  text,
  ...details,
});

/** A line in a tone, a step below the one before. */
export const sayBelow = (tone: Tone, text: string): Said => say(tone, text, {depth: 1});

/** The text of a line with its indentation. */
export const indented = ({text, depth = 0}: Said): string => '  '.repeat(depth) + text;

/** Several lines in one tone. */
export const sayAll = (tone: Tone, texts: readonly string[]): readonly Said[] =>
  texts.map(text => say(tone, text));

/** A text of paragraphs, blank lines between them kept. */
export const sayText = (text: string): readonly Said[] => sayAll('plain', text.split('\n'));
