import {labWords} from '../play/lab-words.ts';
import {bindings, type Place} from './keys.ts';
import {type Line, type Span, span} from './line.ts';
import {widthOf} from './text.ts';

/** The words of the lab that the footer reminds of. */
const remindedOf = ['hint', 'why', 'undo', 'next', 'help'];

const separator = ' · ';

/** Whether what is read has more rows, or wider ones, than fit. */
export type Reading = {readonly long: boolean; readonly wide: boolean};

const fits: Reading = {long: false, wide: false};

type Item = {readonly keys: string; readonly does: string};

const itemsAt = (place: Place, reading: Reading): readonly Item[] => [
  ...bindings.flatMap(binding =>
    binding.place === place && binding.footer && (!binding.onlyIf || reading[binding.onlyIf])
      ? [{keys: binding.label, does: ` ${binding.footer}`}]
      : [],
  ),
  ...(place === 'prompt'
    ? labWords
        .filter(({word}) => remindedOf.includes(word))
        .map(({word}) => ({keys: word, does: ''}))
    : []),
];

const spansOf = ({keys, does}: Item, isFirst: boolean): readonly Span[] => [
  ...(isFirst ? [] : [span(separator, 'faint')]),
  span(keys, 'accent'),
  ...(does ? [span(does, 'faint')] : []),
];

/** What can be pressed or typed in a place, as much of it as fits. */
export const footer = (place: Place, width: number, reading = fits): Line => {
  let used = 0;
  return itemsAt(place, reading).flatMap((item, index) => {
    const spans = spansOf(item, index === 0);
    used += spans.reduce((sum, {text}) => sum + widthOf(text), 0);
    return used <= width ? spans : [];
  });
};

/** What is said to somebody who is about to leave. */
export const leavingLine: Line = [
  span('Press Ctrl-C again, or type quit, to leave. Everything is kept.', 'caution'),
];
