/** What a terminal sends for the keys that have a name. */
const named = {
  enter: '\r',
  tab: '\t',
  'shift-tab': '\x1B[Z',
  escape: '\x1B',
  backspace: '\x7F',
  delete: '\x1B[3~',
  up: '\x1B[A',
  down: '\x1B[B',
  right: '\x1B[C',
  left: '\x1B[D',
  'ctrl-right': '\x1B[1;5C',
  'ctrl-left': '\x1B[1;5D',
  home: '\x1B[H',
  end: '\x1B[F',
  'page-up': '\x1B[5~',
  'page-down': '\x1B[6~',
  space: ' ',
} as const;

type Letter =
  | ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm')
  | ('n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z');

/** A key by its name, such as `enter`, `up`, `ctrl-a` or `alt-b`. */
export type Key = keyof typeof named | `ctrl-${Letter}` | `alt-${Letter | 'backspace'}`;

const isNamed = (key: Key): key is keyof typeof named => Object.hasOwn(named, key);

/** What a terminal sends for a key. */
export const bytesOf = (key: Key): string => {
  if (isNamed(key)) return named[key];
  if (key === 'alt-backspace') return `\x1B${named.backspace}`;
  const letter = key.slice(-1);
  return key.startsWith('alt-') ? `\x1B${letter}` : String.fromCharCode(letter.charCodeAt(0) - 96);
};

/** What a terminal that knows bracketed paste sends for a paste. */
export const bytesOfPaste = (text: string): string => `\x1B[200~${text}\x1B[201~`;
