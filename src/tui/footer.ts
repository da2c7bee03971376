import {labWords} from '../play/lab-words.ts';
import {bindings, type Place} from './keys.ts';
import {type Line, type Span, span} from './line.ts';
import {widthOf} from './text.ts';

/** The words of the lab that the footer reminds of. */
const remindedOf = ['hint', 'why', 'undo', 'next', 'help'];

const separator = ' · ';

type Item = {readonly keys: string; readonly does: string};

const itemsAt = (place: Place): readonly Item[] => [
  ...bindings.flatMap(binding =>
    binding.place === place && binding.footer
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

/** What can be pressed or typed in a place, as many of it as fit. */
export const footer = (place: Place, width: number): Line => {
  let used = 0;
  return itemsAt(place).flatMap((item, index) => {
    const spans = spansOf(item, index === 0);
    used += spans.reduce((sum, {text}) => sum + widthOf(text), 0);
    return used <= width ? spans : [];
  });
};

/** What is said to somebody who is about to leave. */
export const leavingLine: Line = [
  span('Press Ctrl-C again, or type quit, to leave. Everything is kept.', 'caution'),
];
