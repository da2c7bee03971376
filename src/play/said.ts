/**
 * The meaning of a line, which decides its looks: `plain`, a `heading`, `good` or `bad` news, a
 * `hint`, a `command` to read or copy, `table` lines that must not be wrapped, a `detail`.
 */
export type Tone = 'plain' | 'heading' | 'good' | 'bad' | 'hint' | 'command' | 'table' | 'detail';

/**
 * The part of a reply that a line is, if a view treats it specially. A screen shows some parts
 * elsewhere: the lesson's `title`, a `goal` and how it stands, the `invitation` to the quiz. Of
 * several lines run at once, `line` is the one that is answered next.
 */
export type Part = 'title' | 'goal' | 'invitation' | 'line';

/**
 * One line that the lab says. Good and bad news have a mark of their own, so that colour alone
 * never tells them apart.
 */
export type Said = {
  readonly tone: Tone;
  readonly text: string;
  readonly part?: Part;
  /** How many steps it is indented; without it, none. */
  readonly depth?: number;
};

/** Makes a line in a tone. */
export const say = (
  tone: Tone,
  text: string,
  details: Pick<Said, 'part' | 'depth'> = {},
): Said => ({
  tone,
  text,
  ...details,
});

/** Makes a line in a tone, indented by one step. */
export const sayBelow = (tone: Tone, text: string): Said => say(tone, text, {depth: 1});

/** The text of a line with its indentation. */
export const indented = ({text, depth = 0}: Said): string => '  '.repeat(depth) + text;

/** Makes several lines in one tone. */
export const sayAll = (tone: Tone, texts: readonly string[]): readonly Said[] =>
  texts.map(text => say(tone, text));

/** Makes lines of a text of paragraphs, and keeps the blank lines between them. */
export const sayText = (text: string): readonly Said[] => sayAll('plain', text.split('\n'));
