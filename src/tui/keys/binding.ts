import type {Edit} from '../prompt.ts';

/** Where keys are pressed: they mean different things there. */
export type Place =
  | ('prompt' | 'completion' | 'pointing' | 'packet')
  | ('menu' | 'page' | 'debrief' | 'welcome');

/** What a key can do, beside editing the line. */
export type Act =
  | Edit
  | (
      | 'run'
      | 'complete'
      | 'take'
      | 'read-on'
      | 'look'
      | 'redraw'
      | 'pause'
      | 'next-hop'
      | 'skip'
      | 'leave'
      | 'leave-if-empty'
    )
  | ('previous' | 'following' | 'first' | 'last' | 'open' | 'return' | 'quit')
  | ('line-up' | 'line-down' | 'page-up' | 'page-down' | 'top' | 'bottom')
  | ('slide-left' | 'slide-right' | 'close' | 'next-lesson' | 'next-page');

/** A row of the table of keys. */
export type Binding = {
  readonly place: Place;
  /** Names of keys, or a character to type. */
  readonly keys: readonly string[];
  readonly act: Act;
  /** How the keys are written for people. */
  readonly label: string;
  readonly does: string;
  /** Its word in the footer, if it is shown there. */
  readonly footer?: string;
  /** The keys in the footer, where they speak for others too. */
  readonly footerLabel?: string;
  /** It matters only where there are more rows than fit, or wider ones. */
  readonly onlyIf?: 'long' | 'wide';
  /** Another word for the footer after the last lesson, or where there are many lessons. */
  readonly footerIf?: {readonly is: 'last' | 'many'; readonly footer: string};
};

/** The keys that mean the same wherever they are pressed. */
export const everywhere = (place: Place): readonly Binding[] => [
  {place, keys: ['ctrl-l'], act: 'redraw', label: 'Ctrl-L', does: 'draw all anew'},
  {place, keys: ['ctrl-z'], act: 'pause', label: 'Ctrl-Z', does: 'stop; fg goes on'},
];
