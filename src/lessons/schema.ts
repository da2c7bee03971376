import * as v from 'valibot';
import {causes, isCause} from '../reachability/cause.ts';
import {misses} from '../reachability/near-miss.ts';
import {hintSteps, leastGoal, solutionShown} from './lesson.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('it is empty'));
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case letters, digits and hyphens'),
);
const idOtherThan = (taken: string) =>
  v.pipe(
    id,
    v.check(text => text !== taken, `'${taken}' means something else here`),
  );
const cause = v.pipe(
  v.string(),
  v.check(isCause, `a cause is one of ${Object.keys(causes).join(', ')}`),
  v.transform(name => (isCause(name) ? name : undefined)),
);

const goal = v.strictObject({
  id: idOtherThan(leastGoal),
  say: text,
  flow: text,
  expect: v.union([v.picklist(['open', 'blocked']), v.strictObject({'seen-as': text})]),
});

const hint = v.strictObject({
  id: idOtherThan(solutionShown),
  step: v.picklist(hintSteps),
  when: v.optional(
    v.strictObject({
      goal: v.optional(id),
      cause: v.optional(cause),
      miss: v.optional(v.picklist(misses)),
      excess: v.optional(v.literal(true)),
    }),
  ),
  say: text,
});

const mistake = v.strictObject({
  answer: text,
  fails: v.pipe(v.array(id), v.minLength(1, 'name at least one goal')),
  hint: id,
});

/** The shape of a lesson file: every field that may stand there, and no other. */
export const lessonSchema = v.strictObject({
  id,
  title: text,
  after: v.optional(id),
  start: v.optional(text),
  brief: text,
  goals: v.pipe(v.array(goal), v.minLength(1, 'a lesson needs a goal')),
  least: v.optional(v.boolean(), true),
  hints: v.pipe(v.array(hint), v.minLength(1, 'a lesson needs a hint')),
  mistakes: v.pipe(v.array(mistake), v.minLength(2, 'a lesson needs two classic mistakes')),
  solution: text,
  debrief: v.strictObject({
    happened: text,
    remember: text,
    link: v.pipe(v.string(), v.url('a link begins with https://')),
  }),
});

const name = v.pipe(v.string(), v.regex(/^[\w.-]+$/, 'a name has no spaces'));

/** The shape of the platform file: the ground that all lessons share. */
export const platformSchema = v.strictObject({
  project: name,
  networks: v.pipe(
    v.array(
      v.strictObject({
        name,
        site: name,
        pools: v.pipe(
          v.array(
            v.strictObject({prefix: text, internet: v.picklist(['direct', 'translated', 'none'])}),
          ),
          v.minLength(1, 'a network needs a pool'),
        ),
      }),
    ),
    v.minLength(1, 'a platform needs a network'),
  ),
  hosts: v.array(v.strictObject({name, site: name, addresses: v.array(text)})),
  instances: v.array(
    v.strictObject({
      name,
      network: name,
      host: name,
      addresses: v.pipe(v.array(text), v.minLength(1, 'an instance needs an address')),
      'security-groups': v.optional(v.array(name), []),
    }),
  ),
  internet: v.array(v.strictObject({name, address: text, role: v.picklist(['server', 'visitor'])})),
});
