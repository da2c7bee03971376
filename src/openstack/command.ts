import type {Result} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import type {Given, Options} from './parser.ts';
import type {Refusal} from './refusal.ts';
import type {Output} from './table.ts';

/** What a command did: the world after it, what it shows, and the words it stands for. */
export type Done = {
  readonly world: World;
  readonly output: Output;
  /** The arguments the real client would need, where the lab understands shorter ones. */
  readonly argv?: readonly string[];
};

/** One command of the client: the words that call it, the arguments it takes, what it does. */
export type Command = {
  readonly words: string;
  /** The client's own line about it. */
  readonly about: string;
  readonly declare: (options: Options) => void;
  readonly run: (world: World, given: Given) => Result<Done, Refusal>;
};

/** Declares the options that choose a project; the lab has one project, so they change nothing. */
export const declareProject = (options: Options): void => {
  options.add_argument('--project', {metavar: '<project>', help: "Owner's project (name or ID)"});
  options.add_argument('--project-domain', {
    metavar: '<project-domain>',
    help: 'Domain the project belongs to (name or ID)',
  });
};

/** Declares the options that page through a list; the lab's lists are short, so they change nothing. */
export const declarePages = (options: Options): void => {
  options.add_argument('--limit', {
    metavar: '<limit>',
    help: 'The maximum number of entries to return per page',
  });
  options.add_argument('--marker', {
    metavar: '<marker>',
    help: 'The first position in the collection to return results from',
  });
  options.add_argument('--max-items', {
    metavar: '<max-items>',
    help: 'The maximum number of entries to return',
  });
};

/** Declares the option for properties that the client does not know; the lab ignores them. */
export const declareExtraProperty = (options: Options): void => {
  options.add_argument('--extra-property', {
    metavar: 'type=<property_type>,name=<property_name>,value=<property_value>',
    action: 'append',
    help: 'Additional parameters can be passed using this property',
  });
};
