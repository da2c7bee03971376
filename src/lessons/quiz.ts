import {runScript} from '../client/script.ts';
import {type Cause, causes, isCause, type Verdict} from '../reachability/gates/cause.ts';
import {parseQuestion, type Question} from '../reachability/trace/question.ts';
import {type Trace, trace} from '../reachability/trace/trace.ts';
import {failure, type Problem, problem, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import type {CourseLesson} from './course.ts';
import {type GoalGrade, grade} from './grade/grade.ts';
import type {QuizQuestion} from './lesson.ts';

/** What one may choose: how it is kept, and how it is said. */
export type Choice = {readonly key: string; readonly says: string};

/** A question as it is put, with the choices and the right one among them, all worked out. */
export type Posed = {
  readonly question: QuizQuestion;
  readonly choices: readonly Choice[];
  readonly right: Choice;
  /** Choices that are true as well, and beside the point: gates that the packet never gets to. */
  readonly alsoTrue: readonly Choice[];
  /** The world it is about, and the packet, if it is about one. */
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

/** Which goal a command would change: each otherwise than it stands, or none. */
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

/** What may stop a packet between two ends of their kinds, whatever does. */
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

/** The words of a packet: `default -> public tcp/3333`. */
const packetWords = (text: string): readonly string[] => {
  const [, ...words] = /^(\S+)\s*->\s*(\S+)\s+(\S+)$/.exec(text.trim()) ?? [];
  return words;
};

/** What becomes of a packet: the first gate that stops it, among others that might have. */
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
 * Puts a question of a lesson: what is right is worked out from the lesson's world, and never
 * written down. The error says why it has no one right choice.
 */
export const pose = (place: CourseLesson, question: QuizQuestion): Result<Posed> => {
  const world = runScript(place.start, question.given);
  if (!world.ok) return failure(refused(world.error));
  return question.kind === 'predict'
    ? posePrediction(place, question, world.value)
    : poseCause(question, world.value);
};
