import {widthOf} from '../../text/width.ts';
import {type Size, textWidth} from '../draw/layout.ts';
import {type Line, type Span, span} from '../draw/line.ts';
import type {At, FocusKind} from '../state/state.ts';
import type {Binding} from './keymap.ts';

const separator = ' · ';

/** Something that can be pressed or typed, with the word for what it does, if it needs one. */
type Item = {readonly keys: string; readonly does: string};

const itemOf = <Kind extends FocusKind>(
  {label, footerLabel = label, footer}: Binding<Kind>,
  state: At<Kind>,
  size: Size,
): readonly Item[] => {
  const word = typeof footer === 'function' ? footer(state, size) : (footer ?? null);
  return word === null ? [] : [{keys: footerLabel, does: ` ${word}`}];
};

const spansOf = ({keys, does}: Item, isFirst: boolean): readonly Span[] => [
  ...(isFirst ? [] : [span(separator, 'faint')]),
  span(keys, 'accent'),
  ...(does ? [span(does, 'faint')] : []),
];

/** Writes the footer: the words of keys, and words that can be typed, as many as fit into a row. */
export const footerLine = <Kind extends FocusKind>(
  bindings: readonly Binding<Kind>[],
  state: At<Kind>,
  size: Size,
  words: readonly string[] = [],
): Line => {
  let used = 0;
  const items = [
    ...bindings.flatMap(binding => itemOf(binding, state, size)),
    ...words.map((word): Item => ({keys: word, does: ''})),
  ];
  return items.flatMap((item, index) => {
    const spans = spansOf(item, index === 0);
    used += spans.reduce((sum, {text}) => sum + widthOf(text), 0);
    return used <= textWidth(size) ? spans : [];
  });
};
