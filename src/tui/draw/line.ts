/**
 * What a piece of text is, for the eye: `good` and `bad` repeat what a mark or a word says,
 * `accent` is to be typed or chosen, `caution` asks for a moment, `faint` steps back.
 */
export type Role = 'plain' | 'strong' | 'faint' | 'good' | 'bad' | 'caution' | 'accent';

/** A piece of text in one role. */
export type Span = {readonly text: string; readonly role: Role};

/** One row of the screen. */
export type Line = readonly Span[];

/** A piece of text; plain unless said otherwise. */
export const span = (text: string, role: Role = 'plain'): Span => ({text, role});

/** What a line says, without its looks. */
export const textOf = (line: Line): string => line.map(({text}) => text).join('');

/** Marks what is looked at, before its text. */
export const pointer = '▸';
