import * as v from 'valibot';
import {failure, problem, type Result, success} from '../../result.ts';
import type {TextFile} from '../../text/yaml-file.ts';
import {editorSchemaName, isWorldFileName, lessonSchema, platformFileName} from './schema.ts';

/** The text of a new lesson with all fields. `<…>` is a blank to fill in. */
const template = (id: string, before: string | undefined): string =>
  `# yaml-language-server: $schema=${editorSchemaName}
# With that line an editor completes fields and marks faults, once the schema is beside this file:
#   safespring-lab lessons schema > ${editorSchemaName}
#
# Fill in what stands between < and >. Here, in another terminal, each time that you save:
#   safespring-lab lessons check . --watch
# And how a learner sees it:
#   safespring-lab --lessons . lessons preview ${id}

# Progress is kept by the id: leave it alone once people have played.
id: ${id}
title: <a few words for the menu>
${
  before === undefined
    ? '# To begin with the solution of an earlier lesson, name its id: after: ID'
    : `# To begin with the solution of an earlier lesson, name its id:\n# after: ${before}`
}
# Commands that prepare the start. Without them, and without 'after', it is the platform's.
# start: |
#   openstack security group create web
#   openstack server add security group public web
brief: >-
  <what to achieve and why, in five lines at most>

# One to four. What is to be open is not open at the start; what is blocked guards what is shut.
goals:
  - id: wanted
    say: <who reaches whom, in 46 columns>
    flow: <FROM -> TO tcp/80>
    expect: open
  - id: guarded
    say: <who does not reach whom>
    flow: <FROM -> TO tcp/22>
    expect: blocked
# Whoever opens more than the solution does loses a star.
least: true

# Four rungs. Each has one hint for everybody, and may have others, before it, for a state.
hints:
  - id: too-wide
    step: observation
    when: { goal: guarded }
    say: <what can be seen when too much is open>
  - id: where-it-stops
    step: observation
    say: <what can be seen of where the packet stops>
  - id: how-it-works
    step: concept
    say: <how the platform works there>
  - id: what-is-missing
    step: nudge
    say: <what kind of rule is missing, and where>
  - id: the-answer
    step: answer
    say: <the command>

# Wrong answers that people really give: what each fails on, and the first hint that it brings.
mistakes:
  # Too little, or in the wrong place.
  - answer: <a command that does not open what is wanted>
    fails: [wanted]
    hint: where-it-stops
  # Too much.
  - answer: <a command that opens what is guarded>
    fails: [guarded]
    hint: too-wide

# Commands, one a line, as a learner types them; several lines begin with a |, as 'start' does.
solution: <the command>

# Other right answers, at least one: another remote, another group, other rules.
also:
  - <another command>

debrief:
  happened: >-
    <two to four sentences on what just happened>
  remember: <one sentence to remember>
  link: <a page to read on>
`;

/** Whether a text is only a blank of a new lesson. */
export const isBlank = (text: string): boolean => /^<[^<>]*(-> [^<>]*)?>$/.test(text);

const numberOf = ({name}: TextFile): number => Number(/^\d+/.exec(name)?.[0] ?? 0);

const digitsIn = ({name}: TextFile): number => /^\d*/.exec(name)?.[0].length ?? 0;

/**
 * Makes the files of a new lesson for a folder: the lesson's own, numbered after the others, and
 * the given platform if the folder has none. The error says what is wrong with the id.
 */
export const newLesson = (
  files: readonly TextFile[],
  id: string,
  platform: TextFile,
): Result<readonly TextFile[]> => {
  const checked = v.safeParse(lessonSchema.entries.id, id);
  if (!checked.success) {
    return failure(
      problem(
        `'${id}' cannot be a lesson's id: ${checked.issues[0].message}.`,
        'Write it like: safespring-lab lessons new way-in',
      ),
    );
  }
  const lessons = files.filter(({name}) => !isWorldFileName(name) && !name.includes('/'));
  const ids = lessons.map(file => ({file, id: /^id: *(\S+)/m.exec(file.text)?.[1]}));
  const taken = ids.find(other => other.id === id);
  if (taken) {
    return failure(problem(`The id '${id}' is taken by ${taken.file.name}.`, 'Choose another.'));
  }
  const number = Math.max(0, ...lessons.map(numberOf)) + 1;
  const last = [...ids].sort((one, other) => (one.file.name < other.file.name ? -1 : 1)).at(-1);
  const digits = Math.max(0, ...lessons.map(digitsIn)) || 2;
  const name = `${`${number}`.padStart(digits, '0')}-${id}.yaml`;
  if (last && name < last.file.name) {
    return failure(
      problem(
        `${name} would come before ${last.file.name}, since lessons come in the order of their names.`,
        'Begin the names of all lessons with numbers of as many digits: 01-, 02-.',
      ),
    );
  }
  return success([
    {name, text: template(id, last?.id)},
    ...(files.some(({name}) => name === platformFileName) ? [] : [platform]),
  ]);
};
