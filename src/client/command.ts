import type {Argument} from '../arguments/argument.ts';
import type {Given} from '../arguments/parse.ts';
import type {Result} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import type {Output} from './output/output.ts';
import type {Shows} from './output/presentation.ts';
import type {Refusal} from './refusal.ts';

/** What a command did: the world after it, what it shows, and the words it stands for. */
export type Done = {
  readonly world: World;
  readonly output: Output;
  /** The ids that the real client would need, where the lab understands something shorter. */
  readonly ids?: ReadonlyMap<string, string>;
  /** What else to know: how the platform differs, or what harm was done; a sentence or two each. */
  readonly remarks?: readonly string[];
};

/** One command of the client: the words that call it, the arguments it takes, what it does. */
export type Command = {
  readonly words: string;
  /** What it is for, in a few words, as a list of commands says it. */
  readonly about: string;
  /** What to know of it here, for its page of help: a paragraph. */
  readonly explains: string;
  /** A whole command that does something in the lab. */
  readonly example: string;
  readonly takes: readonly Argument[];
  readonly shows: Shows;
  readonly run: (world: World, given: Given) => Result<Done, Refusal>;
};
