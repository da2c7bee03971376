import type * as v from 'valibot';
import {parseAddress} from '../../network/address.ts';
import {findInstance, type Platform} from '../../network/platform.ts';
import {parseDemand} from '../../reachability/demand/demand.ts';
import {failure, type Result, success} from '../../result.ts';
import type {Fault} from '../../text/fault.ts';
import {type Located, type Path, readYaml, type TextFile} from '../../text/yaml-file.ts';
import {
  type Expectation,
  type Goal,
  type HoldOut,
  holdOutGoal,
  type Lesson,
  leastGoal,
  type QuizQuestion,
} from '../lesson.ts';
import {lessonSchema} from './schema.ts';

/** A lesson's file that fits the schema, before its flows are read. */
export type LessonSource = Located<v.InferOutput<typeof lessonSchema>>;
type GoalSource = LessonSource['value']['goals'][number];

/** A lesson that can name the lines of its file. */
export type LessonFile = Pick<LessonSource, 'file' | 'fault'> & {readonly lesson: Lesson};

const readExpectation = (expect: GoalSource['expect']): Result<Expectation> => {
  if (typeof expect === 'string') return success({kind: expect});
  const address = parseAddress(expect['seen-as']);
  return address.ok ? success({kind: 'seen-as', address: address.value}) : address;
};

const missingInstance = (
  platform: Platform,
  {fault}: LessonSource,
  path: Path,
  name: string,
): Fault | undefined =>
  findInstance(platform, name)
    ? undefined
    : fault(
        path,
        `There is no instance '${name}'.`,
        `Name one of ${platform.instances.map(instance => instance.name).join(', ')}.`,
      );

const readGoal = (
  platform: Platform,
  source: LessonSource,
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
  const {id, say, flow, renewed} = goal;
  const missing =
    renewed === undefined
      ? undefined
      : missingInstance(platform, source, ['goals', index, 'renewed'], renewed);
  return missing
    ? failure(missing)
    : success({id, say, flow, renewed, demand: demand.value, expect: expect.value});
};

const readHoldOut = (
  platform: Platform,
  source: LessonSource,
  {renewed, another, remark}: LessonSource['value']['hold-out'][number],
  index: number,
): Result<HoldOut, Fault> => {
  const kind = renewed === undefined ? 'another' : 'renewed';
  const instance = renewed ?? another ?? '';
  const missing = missingInstance(platform, source, ['hold-out', index, kind], instance);
  return missing ? failure(missing) : success({kind, instance, remark});
};

const readQuizQuestion = ({
  id,
  predict,
  cause,
  given = '',
  explain,
}: LessonSource['value']['questions'][number]): QuizQuestion =>
  predict === undefined
    ? {id, given, explain, kind: 'cause', packet: cause ?? ''}
    : {id, given, explain, kind: 'predict', command: predict};

const repeated = (
  source: LessonSource,
  list: 'goals' | 'hints' | 'questions',
): readonly Fault[] => {
  const ids = source.value[list].map(({id}) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [source.fault([list, index, 'id'], `The id '${id}' is taken.`, 'Give each its own id.')],
  );
};

/** Ids that refer to nothing: goals that a hint or a mistake names, and a mistake's hint. */
const unknownNames = (source: LessonSource): readonly Fault[] => {
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
        missing(['mistakes', m, 'fails', f], name, [...goalIds, leastGoal, holdOutGoal], 'goal'),
      ),
      ...missing(['mistakes', m, 'hint'], mistake.hint, hintIds, 'hint'),
    ]),
  ];
};

/** The fault of a lesson that begins both after another one and in a world of its own. */
const beginsTwice = ({value, fault}: LessonSource): readonly Fault[] =>
  value.after !== undefined && value.world !== undefined
    ? [
        fault(
          ['world'],
          "A lesson with 'after' begins in the world of the lesson before.",
          "Take 'world' out, or 'after'.",
        ),
      ]
    : [];

/** Reads a lesson's file and checks it against the schema. Every fault has its line. */
export const readLessonSource = (file: TextFile): Result<LessonSource, readonly Fault[]> => {
  const read = readYaml(file, lessonSchema);
  if (!read.ok) return read;
  const faults = beginsTwice(read.value);
  return faults.length > 0 ? failure(faults) : read;
};

/** Reads the flows of a lesson on its platform, and checks its ids. Every fault has its line. */
export const readLesson = (
  platform: Platform,
  source: LessonSource,
): Result<LessonFile, readonly Fault[]> => {
  const goals = source.value.goals.map((goal, index) => readGoal(platform, source, goal, index));
  const {'hold-out': variations, ...value} = source.value;
  const holdOuts = variations.map((each, index) => readHoldOut(platform, source, each, index));
  const faults = [
    ...goals.flatMap(goal => (goal.ok ? [] : [goal.error])),
    ...holdOuts.flatMap(holdOut => (holdOut.ok ? [] : [holdOut.error])),
    ...repeated(source, 'goals'),
    ...repeated(source, 'hints'),
    ...repeated(source, 'questions'),
    ...unknownNames(source),
  ];
  if (faults.length > 0) return failure(faults);
  const lesson: Lesson = {
    ...value,
    after: value.after ?? null,
    world: value.world ?? null,
    start: value.start ?? '',
    goals: goals.flatMap(goal => (goal.ok ? [goal.value] : [])),
    holdOuts: holdOuts.flatMap(holdOut => (holdOut.ok ? [holdOut.value] : [])),
    questions: value.questions.map(readQuizQuestion),
    hints: value.hints.map(hint => ({...hint, when: hint.when ?? null})),
  };
  return success({lesson, file: source.file, fault: source.fault});
};
