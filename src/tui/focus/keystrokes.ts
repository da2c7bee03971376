import type {Key} from 'ink';
import {graphemes} from '../../text/width.ts';

/**
 * One keystroke: a typed grapheme, or a key by its name, such as `enter`, `page-up`, `ctrl-a` or
 * `alt-backspace`.
 */
export type Keystroke = {readonly text: string} | {readonly key: string};

/** The properties of Ink's key that are used here. */
export type InkKey = Pick<
  Key,
  | ('upArrow' | 'downArrow' | 'leftArrow' | 'rightArrow')
  | ('pageUp' | 'pageDown' | 'home' | 'end')
  | ('return' | 'escape' | 'tab' | 'backspace' | 'delete')
  | ('ctrl' | 'meta' | 'shift')
>;

const names = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof InkKey, string])[];

/** The modifier in a key's name. Shift counts only with Tab. */
const modifierOf = (name: string, {meta, ctrl, shift}: InkKey): string => {
  if (meta) return 'alt-';
  if (ctrl) return 'ctrl-';
  return name === 'tab' && shift ? 'shift-' : '';
};

/** The name of the key that sends a control character. */
const controlKey = (character: string): string => {
  switch (character) {
    case '\r':
    case '\n':
      return 'enter';
    case '\t':
      return 'tab';
    case '\x1B':
      return 'escape';
    case '\x1F':
      return 'ctrl-_';
    case '\b':
    case '\x7F':
      return 'backspace';
    default:
      return `ctrl-${String.fromCharCode(character.charCodeAt(0) + 96)}`;
  }
};

/** The keystroke of a grapheme. CR LF is one grapheme, and one Enter. */
const keystrokeOf = (grapheme: string): Keystroke =>
  /^\p{Cc}/u.test(grapheme) ? {key: controlKey(grapheme.charAt(0))} : {text: grapheme};

/**
 * Reads the keystrokes of one event of Ink. Ink passes everything that came in one read as one
 * text, with control characters, so that a text may hold many keys. Escape and a key right after it
 * arrive as that key with Alt; for Enter and Tab, which nobody presses with Alt, they are two keys
 * again.
 */
export const keystrokes = (input: string, key: InkKey): readonly Keystroke[] => {
  const name = names.find(([flag]) => key[flag])?.[1];
  if (key.meta && (name === 'enter' || name === 'tab')) return [{key: 'escape'}, {key: name}];
  if (name) {
    const modifier = name === 'escape' ? '' : modifierOf(name, key);
    return [{key: modifier + name}];
  }
  if (key.ctrl || key.meta) {
    const modified = input.toLowerCase();
    if (!/^[a-z_]$/.test(modified)) return [];
    if (key.ctrl && key.meta) return [{key: 'escape'}, {key: `ctrl-${modified}`}];
    return [{key: `${key.meta ? 'alt' : 'ctrl'}-${modified}`}];
  }
  return graphemes(input).map(keystrokeOf);
};

/** Splits a pasted text into lines. Control characters are removed, and a tab becomes a space. */
export const pastedLines = (text: string): readonly string[] =>
  text
    .replace(/\\\r?\n[ \t]*/g, ' ') // A command that goes on in the next line, as documents have it.
    .split(/\r\n|\r|\n/)
    .map(line => line.replace(/\t/g, ' ').replace(/\p{Cc}/gu, ''));
