import type {Argument} from '../arguments/argument.ts';
import type {Given} from '../arguments/parse.ts';
import type {Result} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import type {Output} from './output/output.ts';
import type {Shows} from './output/presentation.ts';
import type {Refusal} from './refusal.ts';

/** The result of a command: the world after it, what it shows, and what it remarks. */
export type Done = {
  readonly world: World;
  readonly output: Output;
  /** The ids that the real client needs, by the shorter words that the lab accepts for them. */
  readonly ids?: ReadonlyMap<string, string>;
  /** Remarks of a sentence or two each: how the platform differs, or what harm was done. */
  readonly remarks?: readonly string[];
};

/** One command of the client: its name, its arguments, its help, and what it does to a world. */
export type Command = {
  readonly words: string;
  /** Its purpose in a few words, for a list of commands. */
  readonly about: string;
  /** A paragraph for its page of help: what is special about it in the lab. */
  readonly explains: string;
  /** An example: a whole command that works in the lab. */
  readonly example: string;
  readonly takes: readonly Argument[];
  readonly shows: Shows;
  readonly run: (world: World, given: Given) => Result<Done, Refusal>;
};
