import {graphemes, widthOf} from '../../text/width.ts';

/** The line that is being typed. The cursor is between its two texts. */
export type Prompt = {
  readonly before: string;
  readonly after: string;
  /** The line before each change, the latest last. */
  readonly past: readonly Pick<Prompt, 'before' | 'after'>[];
  /** The text that was cut last, to put it back. */
  readonly cutOut: string;
  /**
   * The position in the history while the learner walks through it, and the line that was being
   * typed.
   */
  readonly walk: {readonly at: number; readonly draft: string} | null;
};

/** The name of an edit of the line. */
export type Edit =
  | ('left' | 'right' | 'start' | 'end' | 'word-left' | 'word-right')
  | ('delete-left' | 'delete-right' | 'clear')
  | ('cut-blank-word' | 'cut-word-left' | 'cut-word-right' | 'cut-to-start' | 'cut-to-end')
  | ('put-back' | 'take-back' | 'older' | 'newer');

/** The empty prompt. */
export const emptyPrompt: Prompt = {
  before: '',
  after: '',
  past: [],
  cutOut: '',
  walk: null,
};

/** The whole line. */
export const lineOf = ({before, after}: Prompt): string => before + after;

const mostPast = 200;

/** Changes the line. A move of the cursor alone cannot be taken back. */
const withLine = (prompt: Prompt, before: string, after = ''): Prompt =>
  before + after === lineOf(prompt)
    ? {...prompt, before, after}
    : {
        ...prompt,
        before,
        after,
        past: [...prompt.past, {before: prompt.before, after: prompt.after}].slice(-mostPast),
      };

/** Inserts a text at the cursor. Letters of one word are taken back together. */
export const insert = (prompt: Prompt, text: string): Prompt => {
  const goesOn = /^\S$/u.test(text) && /\S$/u.test(prompt.before);
  const typed = withLine(prompt, prompt.before + text, prompt.after);
  return goesOn ? {...typed, past: prompt.past} : typed;
};

/** The prompt after its line was taken to run. */
export const enter = ({cutOut}: Prompt): Prompt => ({...emptyPrompt, cutOut});

/** The lines that were typed before, the latest last. */
export type History = readonly string[];

/** Splits off the last grapheme of a text. */
const splitLast = (text: string): readonly [string, string] => {
  const last = graphemes(text).at(-1) ?? '';
  return [text.slice(0, text.length - last.length), last];
};

const splitFirst = (text: string): readonly [string, string] => {
  const [first = ''] = graphemes(text);
  return [first, text.slice(first.length)];
};

const splitAt = (text: string, index: number): readonly [string, string] => [
  text.slice(0, index),
  text.slice(index),
];

/** Splits off the last word of a text, with the space after it. */
const splitLastWord = (text: string): readonly [string, string] =>
  splitAt(text, text.search(/[\p{L}\p{N}\p{M}_]+[^\p{L}\p{N}\p{M}_]*$|[^\p{L}\p{N}\p{M}_]+$|$/u));

/** Splits off the first word of a text, with the space before it. */
const splitFirstWord = (text: string): readonly [string, string] =>
  splitAt(text, /^[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]*/u.exec(text)?.[0].length ?? 0);

const splitLastBlankWord = (text: string): readonly [string, string] =>
  splitAt(text, text.search(/\S+\s*$|\s+$|$/));

/** Cuts a text out of the line. If it is empty, the text that was cut before is kept. */
const cutting = (prompt: Prompt, before: string, cutOut: string, after: string): Prompt => ({
  ...withLine(prompt, before, after),
  cutOut: cutOut || prompt.cutOut,
});

/**
 * Walks to the next line of the history, in one direction, that contains the text that was being
 * typed.
 */
const walkBy = (prompt: Prompt, by: 1 | -1, history: History): Prompt => {
  const {walk} = prompt;
  const draft = walk?.draft ?? lineOf(prompt);
  const start = walk?.at ?? history.length;
  for (let at = start + by; at >= 0 && at < history.length; at += by) {
    const line = history[at] ?? '';
    const isOther = line !== lineOf(prompt);
    if (isOther && line.includes(draft.trim())) {
      return {...withLine(prompt, line), walk: {at, draft}};
    }
  }
  return by === 1 && walk ? {...withLine(prompt, draft), walk: null} : prompt;
};

/**
 * The rest of the latest line of the history that begins with the typed text; empty if there is
 * none.
 */
export const suggestionFor = ({before, after, walk}: Prompt, history: History): string => {
  if (before.trim() === '' || after !== '' || walk) return '';
  const found = history.findLast(line => line.startsWith(before) && line !== before);
  return found?.slice(before.length) ?? '';
};

/** Edits the line. Some edits use the history. */
export const edit = (prompt: Prompt, what: Edit, history: History): Prompt => {
  const {before, after, walk} = prompt;
  switch (what) {
    case 'left': {
      const [rest, last] = splitLast(before);
      return withLine(prompt, rest, last + after);
    }
    case 'right': {
      if (after === '') return insert(prompt, suggestionFor(prompt, history));
      const [first, rest] = splitFirst(after);
      return withLine(prompt, before + first, rest);
    }
    case 'start':
      return withLine(prompt, '', before + after);
    case 'end':
      return withLine(prompt, before + after + suggestionFor(prompt, history));
    case 'word-left': {
      const [rest, word] = splitLastWord(before);
      return withLine(prompt, rest, word + after);
    }
    case 'word-right': {
      const [word, rest] = splitFirstWord(after);
      return withLine(prompt, before + word, rest);
    }
    case 'delete-left':
      return withLine(prompt, splitLast(before)[0], after);
    case 'delete-right':
      return withLine(prompt, before, splitFirst(after)[1]);
    case 'clear':
      return {...withLine(prompt, ''), walk: null};
    case 'cut-blank-word':
      return cutting(prompt, ...splitLastBlankWord(before), after);
    case 'cut-word-left':
      return cutting(prompt, ...splitLastWord(before), after);
    case 'cut-word-right':
      return cutting(prompt, before, ...splitFirstWord(after));
    case 'cut-to-start':
      return cutting(prompt, '', before, after);
    case 'cut-to-end':
      return cutting(prompt, before, after, '');
    case 'put-back':
      return insert(prompt, prompt.cutOut);
    case 'take-back': {
      const last = prompt.past.at(-1);
      return last
        ? {...prompt, before: last.before, after: last.after, past: prompt.past.slice(0, -1)}
        : prompt;
    }
    case 'older':
      return walkBy(prompt, -1, history);
    case 'newer':
      return walk ? walkBy(prompt, 1, history) : prompt;
  }
};

/** The part of the line that fits into a width and contains the cursor, and the cursor's column. */
export const promptView = (
  {before, after}: Prompt,
  width: number,
): {readonly text: string; readonly cursor: number} => {
  // Under the cursor stands the next character, or nothing; after it the mark that more is.
  const [under = ' ', ...more] = graphemes(after);
  const room = Math.max(1, width - widthOf(under) - (more.length > 0 ? 1 : 0));
  const left = graphemes(before);
  let start = left.length;
  let cursor = 0;
  // As much as possible of what is before the cursor, a column kept for the mark that more is.
  while (start > 0) {
    const wide = widthOf(left[start - 1] ?? '');
    if (cursor + wide > room - (start > 1 ? 1 : 0)) break;
    cursor += wide;
    start -= 1;
  }
  const mark = start > 0 ? '…' : '';
  const shown = left.slice(start).join('');
  let rest = '';
  let used = mark.length + cursor;
  for (const grapheme of graphemes(after)) {
    used += widthOf(grapheme);
    if (used > width) break;
    rest += grapheme;
  }
  const cutOff = rest.length < after.length;
  const [kept] = cutOff ? splitLast(rest) : [rest];
  return {text: `${mark}${shown}${kept}${cutOff ? '…' : ''}`, cursor: mark.length + cursor};
};
