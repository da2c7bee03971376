import {columns} from '../text/table.ts';
import {wrap} from '../text/wrap.ts';

/** A part of a page to keep. */
export type HandoutPart =
  | {readonly kind: 'title' | 'heading' | 'text'; readonly text: string}
  | {readonly kind: 'list'; readonly items: readonly string[]}
  /** Lines to be typed, exactly as they are. */
  | {readonly kind: 'commands'; readonly lines: readonly string[]}
  | {readonly kind: 'table'; readonly rows: readonly (readonly string[])[]};

/** A page to keep, before it is written in a format. */
export type Handout = readonly HandoutPart[];

/** The formats of a page. The first one is for reading in a terminal. */
export const handoutFormats = ['text', 'markdown'] as const;

/** The name of a format of a page. */
export type HandoutFormat = (typeof handoutFormats)[number];

/** The width of text: a terminal of 80 columns without a margin. */
const width = 76;

const textLines = (part: HandoutPart): readonly string[] => {
  switch (part.kind) {
    case 'title':
      return [part.text, '='.repeat(part.text.length)];
    case 'heading':
      return [part.text, '-'.repeat(part.text.length)];
    case 'text':
      return wrap(part.text, width);
    case 'list':
      return part.items.flatMap(item =>
        wrap(item, width - 2).map((row, index) => `${index === 0 ? '- ' : '  '}${row}`),
      );
    case 'commands':
      return part.lines.map(line => `    ${line}`);
    case 'table':
      return columns(part.rows);
  }
};

/** Escapes the characters that have a meaning in Markdown. */
const escaped = (text: string): string => text.replace(/[\\`*<[\]|]/g, '\\$&');

/** A fence around lines that contain no such fence. */
const fence = (lines: readonly string[]): string => {
  const longest = Math.max(
    2,
    ...lines.flatMap(line => (line.match(/`+/g) ?? []).map(({length}) => length)),
  );
  return '`'.repeat(longest + 1);
};

const markdownLines = (part: HandoutPart): readonly string[] => {
  switch (part.kind) {
    case 'title':
      return [`# ${escaped(part.text)}`];
    case 'heading':
      return [`## ${escaped(part.text)}`];
    case 'text':
      return [escaped(part.text)];
    case 'list':
      return part.items.map(item => `- ${escaped(item)}`);
    case 'commands': {
      const mark = fence(part.lines);
      return [`${mark}sh`, ...part.lines, mark];
    }
    case 'table': {
      const [head = [], ...rows] = part.rows.map(row => `| ${row.map(escaped).join(' | ')} |`);
      return [head, `|${' --- |'.repeat(part.rows[0]?.length ?? 0)}`, ...rows].flat();
    }
  }
};

const writers = {text: textLines, markdown: markdownLines} as const;

/** Writes a page as text for a terminal or as Markdown, with an empty line between its parts. */
export const writeHandout = (handout: Handout, format: HandoutFormat): string =>
  handout.map(part => writers[format](part).join('\n')).join('\n\n');
