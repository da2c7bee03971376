import {flag, optional, positional} from '../../arguments/argument.ts';
import {runCommand} from '../../client/command-line.ts';
import {commandsOf} from '../../client/script.ts';
import {type CourseLesson, findLesson} from '../../lessons/course.ts';
import {
  countStars,
  type GoalGrade,
  type Grade,
  grade,
  type HoldOutGrade,
  redundantRules,
} from '../../lessons/grade/grade.ts';
import {
  explainExcess,
  explainGoal,
  explainHoldOuts,
  explainRedundant,
  explainRemarks,
  explainStars,
} from '../../play/explain-goal.ts';
import {indented} from '../../play/said.ts';
import {describeQuestion} from '../../reachability/words/explain.ts';
import {describeListed} from '../../reachability/words/explain-near-miss.ts';
import {
  type Extent,
  extentOf,
  measurePassages,
  volumeOf,
} from '../../reachability/words/measure.ts';
import type {Problem} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Subcommand} from '../arguments.ts';
import {openCourse} from '../desk.ts';
import {readScript} from '../script-file.ts';
import {complain, exits, printJson, type Shell} from '../shell.ts';
import {blockAsJson} from '../trace-json.ts';

/**
 * A command of the file that was refused. The commands after it ran all the same, as in a shell.
 */
type Refused = Problem & {readonly line: number; readonly command: string};

type Run = {readonly world: World; readonly refused: readonly Refused[]};

const runAll = (start: World, script: string): Run =>
  commandsOf(script).reduce<Run>(
    ({world, refused}, {line, command}) => {
      const answer = runCommand(world, command);
      if (answer.ok) return {world: answer.value.world, refused};
      const {says, remedy} = answer.error;
      return {world, refused: [...refused, {line, command, says, remedy}]};
    },
    {world: start, refused: []},
  );

const goalAsJson = ({goal, world, met, trace, absent}: GoalGrade) => ({
  id: goal.id,
  say: goal.say,
  met,
  ...(absent === undefined ? {} : {absent}),
  ...(met || !trace
    ? {}
    : {
        flow: describeQuestion(trace),
        passes: trace.verdict === 'delivered',
        blockedBy: trace.blockedBy.map(block => blockAsJson(world, block, trace)),
      }),
});

/**
 * A failed hold-out as JSON: `renewed` or `another`, the instance, and the goals that then fail.
 */
const holdOutAsJson = ({holdOut, failing}: HoldOutGrade) => ({
  [holdOut.kind]: holdOut.instance,
  counts: holdOut.remark === undefined,
  goals: failing.map(goalAsJson),
});

/**
 * An extent as JSON. `flows` counts packets that differ in address, protocol, port, or ICMP type
 * and code. Counts over IPv6 are rounded, as all of JSON's numbers are.
 */
const extentAsJson = ({addresses, ports, protocols}: Extent, volume: bigint) => ({
  addresses: Number(addresses),
  ports,
  protocols,
  flows: Number(volume),
});

const printGrade = (
  shell: Shell,
  file: string,
  place: CourseLesson,
  {world, refused}: Run,
  graded: Grade,
): void => {
  for (const {line, command, says, remedy} of refused) {
    shell.err(`${file}:${line}: ${command}`);
    shell.err(`  ${says}`);
    shell.err(`  ${remedy}`);
  }
  for (const goal of graded.goals) {
    const print = goal.met ? shell.out : shell.err;
    for (const said of explainGoal(goal)) print(indented(said));
  }
  for (const said of explainHoldOuts(graded)) shell.err(indented(said));
  if (graded.solved) shell.out(explainStars(graded));
  for (const said of explainExcess(world, graded)) shell.out(indented(said));
  if (!graded.solved) return;
  for (const {text} of [...explainRedundant(place, world), ...explainRemarks(graded)]) {
    shell.out(text);
  }
};

const lessonAsked = positional('lesson', 'LESSON', 'number or id of a lesson');
const file = optional('file', 'FILE', 'commands, one a line; - or nothing for standard input');
const asJson = flag('--json', 'print the grade as JSON');

/** `check LESSON [FILE|-]`: grades a file of commands without playing. */
export const checkCommand: Subcommand = {
  name: 'check',
  about: 'Grade a file of commands as an answer to a lesson.',
  takes: [lessonAsked, file, asJson],
  run: async (given, shell) => {
    const course = await openCourse(given, shell);
    if (!course.ok) return complain(shell, course.error);
    const place = findLesson(course.value, given.of(lessonAsked));
    if (!place.ok) return complain(shell, place.error);
    const path = given.of(file) ?? '-';
    const script = await readScript(shell, path);
    if (!script.ok) return complain(shell, script.error);
    const run = runAll(place.value.start, script.value);
    const graded = grade(place.value, run.world, []);
    if (given.of(asJson)) {
      printJson(shell, {
        lesson: place.value.lesson.id,
        solved: graded.solved,
        stars: countStars(graded.stars),
        goals: graded.goals.map(goalAsJson),
        holdOuts: graded.holdOuts.map(holdOutAsJson),
        excess: measurePassages(run.world, graded.excess).map(({says, extent, volume}) => ({
          says,
          ...extentAsJson(extent, volume),
        })),
        extent: extentAsJson(extentOf(graded.excess), volumeOf(graded.excess)),
        redundant: redundantRules(place.value, run.world).map(listed =>
          describeListed(run.world, listed),
        ),
        refused: run.refused.map(({line, command, says, remedy}) => ({
          line,
          command,
          error: says,
          remedy,
        })),
      });
    } else printGrade(shell, path === '-' ? 'standard input' : path, place.value, run, graded);
    return graded.solved ? exits.ok : exits.no;
  },
};
