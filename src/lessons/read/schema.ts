import * as v from 'valibot';
import {causes, isCause} from '../../reachability/gates/cause.ts';
import {misses} from '../../reachability/gates/near-miss.ts';
import {rowsOf} from '../../text/wrap.ts';
import {hintSteps, holdOutGoal, leastGoal, solutionShown} from '../lesson.ts';
import {sandboxId} from '../sandbox.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('it is empty'));
/** A text for one line of a screen, with at most so many characters. */
const line = (most: number) =>
  v.pipe(
    text,
    v.regex(/^\P{Cc}*$/u, 'it has line breaks or control characters'),
    v.maxLength(most, `it has more than ${most} characters`),
  );
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case letters, digits and hyphens'),
);
const idOtherThan = (...taken: readonly string[]) =>
  v.pipe(
    id,
    v.check(
      text => !taken.includes(text),
      ({input}) => `'${input}' means something else here`,
    ),
  );
const cause = v.picklist(Object.keys(causes).filter(isCause));

/** The file with the platform of every lesson that names no other. */
export const platformFileName = 'platform.yaml';

/** The file beside the lessons that tells an editor their schema. */
export const editorSchemaName = 'lesson.schema.json';

/** Whether a file of a lessons folder is a world; the other files are lessons. */
export const isWorldFileName = (name: string): name is `platform${string}.yaml` =>
  /^platform(-[\w-]+)?\.yaml$/.test(name);

const goal = v.strictObject({
  id: idOtherThan(leastGoal, holdOutGoal),
  say: line(46),
  flow: text,
  expect: v.union([v.picklist(['open', 'blocked']), v.strictObject({'seen-as': text})]),
  renewed: v.optional(text),
});

const holdOut = v.pipe(
  v.strictObject({
    renewed: v.optional(text),
    another: v.optional(text),
    remark: v.optional(text),
  }),
  v.check(
    ({renewed, another}) => (renewed === undefined) !== (another === undefined),
    "a hold-out has an instance for one of 'renewed' and 'another'",
  ),
);

const hint = v.strictObject({
  id: idOtherThan(solutionShown),
  step: v.picklist(hintSteps),
  when: v.optional(
    v.strictObject({
      goal: v.optional(id),
      cause: v.optional(cause),
      miss: v.optional(v.picklist(misses)),
      excess: v.optional(v.literal(true)),
      'hold-out': v.optional(v.literal(true)),
    }),
  ),
  say: text,
});

const mistake = v.strictObject({
  answer: text,
  fails: v.pipe(v.array(id), v.minLength(1, 'name at least one goal')),
  hint: id,
});

const question = v.pipe(
  v.strictObject({
    id,
    predict: v.optional(text),
    cause: v.optional(text),
    given: v.optional(text),
    explain: text,
  }),
  v.check(
    ({predict, cause}) => (predict === undefined) !== (cause === undefined),
    "a question has a command for 'predict', or a packet for 'cause'",
  ),
);

/** The schema of a lesson file, with every field that it may have. */
export const lessonSchema = v.strictObject({
  id: idOtherThan(sandboxId),
  title: line(46),
  after: v.optional(id),
  world: v.optional(
    v.pipe(
      v.string(),
      v.guard(isWorldFileName, 'a world is a file beside this one, like platform-ipv6.yaml'),
    ),
  ),
  start: v.optional(text),
  brief: v.pipe(
    text,
    v.check(prose => rowsOf(prose, 72) <= 5, 'it takes more than five lines of 72 columns'),
  ),
  goals: v.pipe(
    v.array(goal),
    v.minLength(1, 'a lesson needs a goal'),
    v.maxLength(4, 'a screen has room for four goals'),
  ),
  'hold-out': v.optional(v.array(holdOut), []),
  least: v.optional(v.boolean(), true),
  hints: v.pipe(v.array(hint), v.minLength(1, 'a lesson needs a hint')),
  mistakes: v.pipe(v.array(mistake), v.minLength(2, 'a lesson needs two classic mistakes')),
  questions: v.optional(
    v.pipe(v.array(question), v.maxLength(3, 'three questions are enough')),
    [],
  ),
  solution: text,
  also: v.optional(v.array(text), []),
  debrief: v.strictObject({
    happened: text,
    remember: text,
    link: v.pipe(
      text,
      v.regex(/^https:\/\/[^/\s]+\.[^/\s]\S*$/, 'a link begins with https:// and has no spaces'),
      v.maxLength(200, 'it has more than 200 characters'),
    ),
  }),
});

const {title, brief, debrief} = lessonSchema.entries;

/**
 * The schema of a translation: the texts of a lesson by their ids. A text that is left out is shown
 * in the lesson's own language.
 */
export const translationSchema = v.strictObject({
  title: v.optional(title),
  brief: v.optional(brief),
  goals: v.optional(v.record(v.string(), line(46)), {}),
  'hold-out': v.optional(v.record(v.string(), text), {}),
  hints: v.optional(v.record(v.string(), text), {}),
  questions: v.optional(v.record(v.string(), text), {}),
  debrief: v.optional(v.partial(debrief), {}),
});
