import {runScript} from '../client/script.ts';
import {type Cause, causes, isCause, type Verdict} from '../reachability/gates/cause.ts';
import {parseQuestion, type Question} from '../reachability/trace/question.ts';
import {type Trace, trace} from '../reachability/trace/trace.ts';
import {failure, type Problem, problem, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import type {CourseLesson} from './course.ts';
import {type GoalGrade, grade} from './grade/grade.ts';
import type {QuizQuestion} from './lesson.ts';

/** A choice of a question: the key that is saved, and the text. */
export type Choice = {readonly key: string; readonly says: string};

/** A question as it is asked, with its choices and the right one, all computed. */
export type Posed = {
  readonly question: QuizQuestion;
  readonly choices: readonly Choice[];
  readonly right: Choice;
  /** Choices that are also true and not asked for: gates that the packet never reaches. */
  readonly alsoTrue: readonly Choice[];
  /** The world that it is about; `trace` is of its packet, if it is about one. */
  readonly world: World;
  readonly trace: Trace | null;
};

const unchanged: Choice = {key: 'none', says: 'None of them changes.'};

const otherwise = ({goal, met}: GoalGrade): Choice => ({
  key: `goal ${goal.id}`,
  says: met ? `✗ no longer: ${goal.say}` : `✓ ${goal.say}`,
});

const refused = ({command, refusal}: {command: string; refusal: Problem}): Problem =>
  problem(`'${command}' is refused: ${refusal.says}`, refusal.remedy);

/** Asks which goal a command would change: one of the goals, or none. */
const posePrediction = (
  place: CourseLesson,
  question: QuizQuestion & {readonly kind: 'predict'},
  world: World,
): Result<Posed> => {
  const after = runScript(world, question.command);
  if (!after.ok) return failure(refused(after.error));
  const before = grade(place, world, []).goals;
  const then = grade(place, after.value, []).goals;
  const changed = before.filter(({met}, index) => then[index]?.met !== met);
  if (changed.length > 1) {
    return failure(
      problem(
        `'${question.command}' changes ${changed.length} goals, and a question has one right choice.`,
        'Ask about a command that changes one goal, or none.',
      ),
    );
  }
  const [only] = changed;
  return success({
    question,
    choices: [...before.map(otherwise), unchanged],
    right: only ? otherwise(only) : unchanged,
    alsoTrue: [],
    world,
    trace: null,
  });
};

/** The causes that can stop a packet between two ends of these kinds. */
const thinkable = ({from, to}: Question): readonly Cause[] => {
  const isSent = from.kind === 'instance';
  const isTaken = to.kind === 'instance';
  return [
    ...(isSent ? (['no-egress-rule'] as const) : []),
    ...(isSent && isTaken ? (['no-route'] as const) : []),
    ...(isSent && !isTaken ? (['no-way-out'] as const) : []),
    ...(!isSent && isTaken ? (['no-way-in'] as const) : []),
    ...(isTaken ? (['no-ingress-rule'] as const) : []),
  ];
};

const fate = (verdict: Verdict): Choice => ({
  key: verdict,
  says:
    verdict === 'delivered'
      ? 'Nothing: it arrives.'
      : `At ${causes[verdict].gate}: ${causes[verdict].meaning}.`,
});

/** Splits the text of a packet into words: `default -> public tcp/3333`. */
const packetWords = (text: string): readonly string[] => {
  const [, ...words] = /^(\S+)\s*->\s*(\S+)\s+(\S+)$/.exec(text.trim()) ?? [];
  return words;
};

/**
 * Asks what happens to a packet: the choices are the first gate that stops it, and others that
 * could.
 */
const poseCause = (
  question: QuizQuestion & {readonly kind: 'cause'},
  world: World,
): Result<Posed> => {
  const words = packetWords(question.packet);
  const asked = parseQuestion(world.platform, words);
  if (!asked.ok) return asked;
  const traced = trace(world, asked.value);
  const blocking = traced.blockedBy.map(({cause}) => cause);
  const among = new Set<Verdict>([traced.verdict, ...thinkable(asked.value)]);
  const inOrder = Object.keys(causes).filter(isCause);
  return success({
    question,
    choices: [...inOrder.filter(cause => among.has(cause)).map(fate), fate('delivered')],
    right: fate(traced.verdict),
    alsoTrue: blocking.filter(cause => cause !== traced.verdict).map(fate),
    world,
    trace: traced,
  });
};

/**
 * Asks a quiz question of a lesson. The right choice is computed from the lesson's world. The error
 * says why there is not exactly one.
 */
export const pose = (place: CourseLesson, question: QuizQuestion): Result<Posed> => {
  const world = runScript(place.start, question.given);
  if (!world.ok) return failure(refused(world.error));
  return question.kind === 'predict'
    ? posePrediction(place, question, world.value)
    : poseCause(question, world.value);
};
