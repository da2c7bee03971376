import type * as v from 'valibot';
import {parseAddress} from '../network/address.ts';
import type {Platform} from '../network/platform.ts';
import {parseDemand} from '../reachability/demand.ts';
import {failure, type Result, success} from '../result.ts';
import type {Fault} from './fault.ts';
import {type Expectation, type Goal, type Lesson, leastGoal} from './lesson.ts';
import {lessonSchema} from './schema.ts';
import {type Located, type Path, readYaml, type TextFile} from './yaml-file.ts';

type Source = Located<v.InferOutput<typeof lessonSchema>>;
type GoalSource = Source['value']['goals'][number];

/** A lesson with the means to name the line of its file that says something. */
export type LessonFile = Pick<Source, 'file' | 'fault'> & {readonly lesson: Lesson};

const readExpectation = (expect: GoalSource['expect']): Result<Expectation> => {
  if (typeof expect === 'string') return success({kind: expect});
  const address = parseAddress(expect['seen-as']);
  return address.ok ? success({kind: 'seen-as', address: address.value}) : address;
};

const readGoal = (
  platform: Platform,
  source: Source,
  goal: GoalSource,
  index: number,
): Result<Goal, Fault> => {
  const demand = parseDemand(platform, goal.flow);
  if (!demand.ok) {
    return failure(source.fault(['goals', index, 'flow'], demand.error.says, demand.error.remedy));
  }
  const expect = readExpectation(goal.expect);
  if (!expect.ok) {
    return failure(
      source.fault(['goals', index, 'expect'], expect.error.says, expect.error.remedy),
    );
  }
  return success({id: goal.id, say: goal.say, demand: demand.value, expect: expect.value});
};

const repeated = (source: Source, list: 'goals' | 'hints'): readonly Fault[] => {
  const ids = source.value[list].map(({id}) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [source.fault([list, index, 'id'], `The id '${id}' is taken.`, 'Give each its own id.')],
  );
};

/** Names that must be among those given: a goal that a hint or mistake speaks of, a mistake's hint. */
const unknownNames = (source: Source): readonly Fault[] => {
  const {goals, hints, mistakes} = source.value;
  const goalIds = goals.map(({id}) => id);
  const hintIds = hints.map(({id}) => id);
  const missing = (path: Path, name: string | undefined, among: readonly string[], what: string) =>
    name === undefined || among.includes(name)
      ? []
      : [source.fault(path, `There is no ${what} '${name}'.`, `Use one of ${among.join(', ')}.`)];
  return [
    ...hints.flatMap((hint, h) =>
      missing(['hints', h, 'when', 'goal'], hint.when?.goal, goalIds, 'goal'),
    ),
    ...mistakes.flatMap((mistake, m) => [
      ...mistake.fails.flatMap((name, f) =>
        missing(['mistakes', m, 'fails', f], name, [...goalIds, leastGoal], 'goal'),
      ),
      ...missing(['mistakes', m, 'hint'], mistake.hint, hintIds, 'hint'),
    ]),
  ];
};

/** Reads a lesson's file against the platform its flows are about, or names every fault with its line. */
export const readLessonFile = (
  platform: Platform,
  file: TextFile,
): Result<LessonFile, readonly Fault[]> => {
  const read = readYaml(file, lessonSchema);
  if (!read.ok) return read;
  const source = read.value;
  const goals = source.value.goals.map((goal, index) => readGoal(platform, source, goal, index));
  const faults = [
    ...goals.flatMap(goal => (goal.ok ? [] : [goal.error])),
    ...repeated(source, 'goals'),
    ...repeated(source, 'hints'),
    ...unknownNames(source),
  ];
  if (faults.length > 0) return failure(faults);
  const {value} = source;
  const lesson: Lesson = {
    ...value,
    after: value.after ?? null,
    start: value.start ?? '',
    goals: goals.flatMap(goal => (goal.ok ? [goal.value] : [])),
    hints: value.hints.map(hint => ({...hint, when: hint.when ?? null})),
  };
  return success({lesson, file: source.file, fault: source.fault});
};
