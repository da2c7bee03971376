/**
 * How a line is meant, for a view to dress it: `plain`, a `heading`, `good` and `bad` news, a
 * `hint`, a `command` to read or copy, `table` lines that must not be wrapped, a `detail`.
 */
export type Tone = 'plain' | 'heading' | 'good' | 'bad' | 'hint' | 'command' | 'table' | 'detail';

/** One line that the lab says. Good and bad news carry their own mark, so no tone is colour alone. */
export type Said = {
  readonly tone: Tone;
  readonly text: string;
  /** What the line says again that a screen has in sight anyway. */
  readonly repeats?: 'title' | 'goal' | 'footer';
};

/** A line in a tone. */
export const say = (tone: Tone, text: string): Said => ({tone, text});

/** A line that says again what a screen has in sight anyway. */
export const sayAgain = (
  repeats: NonNullable<Said['repeats']>,
  tone: Tone,
  text: string,
): Said => ({
  tone,
  text,
  repeats,
});

/** Several lines in one tone. */
export const sayAll = (tone: Tone, texts: readonly string[]): readonly Said[] =>
  texts.map(text => say(tone, text));

/** A text of paragraphs, blank lines between them kept. */
export const sayText = (text: string): readonly Said[] => sayAll('plain', text.split('\n'));
