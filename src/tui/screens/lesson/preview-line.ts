import type {Preview} from '../../../play/preview.ts';
import {cut, widthOf} from '../../../text/width.ts';
import {type Line, type Role, span} from '../../draw/line.ts';

const looks: Readonly<Record<Preview['kind'], {readonly mark: string; readonly role: Role}>> = {
  ready: {mark: '↵', role: 'good'},
  unfinished: {mark: '…', role: 'faint'},
  wrong: {mark: '✗', role: 'bad'},
};

/** Writes the preview of the typed line, for the row below it. */
export const previewLine = (preview: Preview, width: number): Line => {
  const {mark, role} = looks[preview.kind];
  // What is cut off would be the far end, which tells whether a rule is too wide.
  const forms = [preview.says, ...(preview.kind === 'ready' ? preview.shorter : [])].map(form =>
    form.replace(/\s+/g, ' '),
  );
  const shown = forms.find(form => widthOf(form) <= width - 2) ?? forms[0] ?? '';
  return [span(`${mark} `, role), span(cut(shown, width - 2), 'faint')];
};

/** The position of a word in a text: as a whole word, else as a part of one; -1 if it is not there. */
const positionOf = (text: string, word: string): number =>
  [...text.matchAll(/\S+/g)].findLast(([found]) => found === word)?.index ?? text.lastIndexOf(word);

/** Writes the typed line, and marks the word that is wrong. */
export const markedLine = (text: string, preview: Preview | null): Line => {
  const word = preview?.kind === 'wrong' ? preview.word : null;
  const at = word === null ? -1 : positionOf(text, word);
  if (word === null || at < 0) return [span(text)];
  return [span(text.slice(0, at)), span(word, 'bad'), span(text.slice(at + word.length))].filter(
    piece => piece.text !== '',
  );
};
