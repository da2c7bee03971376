/**
 * The role of a piece of text, which decides its looks. `good` and `bad` repeat what a mark or a
 * word says, `accent` is for what can be typed or chosen, `caution` is for warnings, and `faint` is
 * for less important text.
 */
export type Role = 'plain' | 'strong' | 'faint' | 'good' | 'bad' | 'caution' | 'accent';

/** A piece of text in one role. */
export type Span = {readonly text: string; readonly role: Role};

/** One row of the screen. */
export type Line = readonly Span[];

/** Makes a piece of text. Without a role it is plain. */
export const span = (text: string, role: Role = 'plain'): Span => ({text, role});

/** The text of a line, without roles. */
export const textOf = (line: Line): string => line.map(({text}) => text).join('');

/** The mark before a goal or rule that the learner looks at. */
export const pointer = '▸';
