import {ownLanguage} from '../lessons/translate/language.ts';
import type {LabWordName} from '../play/lab-words.ts';
import {widthOf} from '../text/width.ts';
import {bindings, type Place} from './keys.ts';
import {type Line, type Span, span} from './line.ts';
import {isMenuText, menuText} from './menu-words.ts';

/** The words of the lab that the footer reminds of. */
const remindedOf = {
  lesson: ['hint', 'why', 'undo', 'next', 'help'],
  guess: ['question', 'hint', 'why', 'help'],
  sandbox: ['trace', 'show', 'undo', 'export', 'help'],
} as const satisfies Readonly<Record<string, readonly LabWordName[]>>;

const separator = ' · ';

/** What decides which keys matter, and what they lead to. */
export type Situation = {
  /** Whether what is read has more rows, or wider ones, than fit. */
  readonly long: boolean;
  readonly wide: boolean;
  /** Whether no lesson comes after this one. */
  readonly last: boolean;
  /** Whether there are more lessons than one digit can name. */
  readonly many: boolean;
  /** Whether there are no lessons, and so none of the words about them. */
  readonly sandbox: boolean;
  /** Whether there is something to guess, before the first command. */
  readonly guess: boolean;
};

const usual: Situation = {
  long: false,
  wide: false,
  last: false,
  many: false,
  sandbox: false,
  guess: false,
};

const wordsIn = ({sandbox, guess}: Situation): readonly LabWordName[] =>
  remindedOf[sandbox ? 'sandbox' : guess ? 'guess' : 'lesson'];

type Item = {readonly keys: string; readonly does: string};

const itemsAt = (place: Place, situation: Situation): readonly Item[] => [
  ...bindings.flatMap(({place: at, label, footerLabel = label, footer, footerIf, onlyIf}) => {
    if (at !== place || !footer || (onlyIf && !situation[onlyIf])) return [];
    const does = footerIf && situation[footerIf.is] ? footerIf.footer : footer;
    return [{keys: footerLabel, does: ` ${does}`}];
  }),
  ...(place === 'prompt' ? wordsIn(situation).map(word => ({keys: word, does: ''})) : []),
];

const spansOf = ({keys, does}: Item, isFirst: boolean): readonly Span[] => [
  ...(isFirst ? [] : [span(separator, 'faint')]),
  span(keys, 'accent'),
  ...(does ? [span(does, 'faint')] : []),
];

/** What can be pressed in the menu, in a language. */
const inLanguage =
  (language: string) =>
  ({keys, does}: Item): Item => {
    const text = does.trim();
    return {keys, does: isMenuText(text) ? ` ${menuText(text, language)}` : does};
  };

/** What can be pressed or typed in a place, as much of it as fits; the menu's in a language. */
export const footer = (
  place: Place,
  width: number,
  situation: Partial<Situation> = {},
  language: string = ownLanguage,
): Line => {
  let used = 0;
  const items = itemsAt(place, {...usual, ...situation});
  const shown = place === 'menu' ? items.map(inLanguage(language)) : items;
  return shown.flatMap((item, index) => {
    const spans = spansOf(item, index === 0);
    used += spans.reduce((sum, {text}) => sum + widthOf(text), 0);
    return used <= width ? spans : [];
  });
};

/** What is said to somebody who is about to leave. */
export const leavingLine: Line = [
  span('Press Ctrl-C again, or type quit, to leave. Everything is kept.', 'caution'),
];
