import * as v from 'valibot';
import {failure, problem, type Result, success} from '../result.ts';

/** The version of the save format that this program writes and reads. */
export const saveVersion = 1;

const answer = v.object({commands: v.array(v.string()), hints: v.array(v.string())});

const attempt = v.object({
  ...answer.entries,
  best: v.nullable(answer),
  stars: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)),
  hinted: v.optional(v.string()),
  chosen: v.optional(v.record(v.string(), v.string())),
});

const schema = v.object({
  version: v.literal(saveVersion),
  learner: v.string(),
  current: v.nullable(v.string()),
  lessons: v.record(v.string(), attempt),
  history: v.optional(v.array(v.string()), []),
  welcomed: v.optional(v.boolean(), true),
});

/** An answer as it is saved: its commands, and the ids of the hints that were taken. */
export type SavedAnswer = {
  readonly commands: readonly string[];
  readonly hints: readonly string[];
};

/** A learner's work on one lesson: the current commands, and the best answer so far. */
export type SavedAttempt = SavedAnswer & {
  readonly best: SavedAnswer | null;
  /**
   * The stars, 0 to 3, for people who read the file. The program grades `best` again and does not
   * trust this number.
   */
  readonly stars: number;
  /** The id of the last hint, if no command has changed anything since. */
  readonly hinted?: string | undefined;
  /** The answers to the lesson's quiz questions, by the ids of the questions. */
  readonly chosen?: Readonly<Record<string, string>> | undefined;
};

/** Everything that is kept about a learner. */
export type Save = {
  readonly version: typeof saveVersion;
  readonly learner: string;
  /** The id of the lesson that the learner was in. */
  readonly current: string | null;
  readonly lessons: Readonly<Record<string, SavedAttempt>>;
  /** Whether the welcome has been shown. */
  readonly welcomed: boolean;
  /** The lines typed at the prompt, the latest last. */
  readonly history: readonly string[];
};

/** The save of a learner who has not begun. */
export const emptySave = (learner: string): Save => ({
  version: saveVersion,
  learner,
  current: null,
  lessons: {},
  history: [],
  welcomed: false,
});

/** How many typed lines are kept. */
const mostLines = 1000;

/**
 * Adds a typed line to a save. The save stays the same value if the line is empty or repeats the
 * one before.
 */
export const remember = (save: Save, typed: string): Save => {
  const line = typed.trim();
  return line === '' || line === save.history.at(-1)
    ? save
    : {...save, history: [...save.history, line].slice(-mostLines)};
};

/** Reads the content of a save file. The error says which field is wrong. */
export const readSave = (data: unknown): Result<Save, {readonly says: string}> => {
  const newer = v.safeParse(v.object({version: v.pipe(v.number(), v.gtValue(saveVersion))}), data);
  if (newer.success) return failure({says: 'a newer safespring-lab wrote it; use that one'});
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue) ?? 'the file';
  return failure({says: `'${field}' is ${issue.received}, and should be ${issue.expected}`});
};

/**
 * Checks that a learner's name can be a file name on every system: letters, digits, spaces, dots,
 * hyphens.
 */
export const checkLearner = (name: string): Result<string> =>
  /^[\p{L}\p{N}]([\p{L}\p{N} ._@-]{0,62}[\p{L}\p{N}_@-])?$/u.test(name)
    ? success(name)
    : failure(
        problem(
          `'${name}' cannot be a learner's name.`,
          'Use up to 64 letters, digits, spaces, dots, hyphens or @, beginning with a letter or digit.',
        ),
      );
