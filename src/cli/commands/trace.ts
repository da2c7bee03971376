import {findLesson} from '../../lessons/course.ts';
import {runScript} from '../../openstack/script.ts';
import {metMark, unmetMark} from '../../play/explain-goal.ts';
import {explainHop, explainVerdict, isStop} from '../../reachability/explain.ts';
import {parseQuestion} from '../../reachability/question.ts';
import {trace as follow} from '../../reachability/trace.ts';
import {failure, problem, type Result, success} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Given, Subcommand} from '../arguments.ts';
import {openCourse} from '../desk.ts';
import {readScript} from '../script-file.ts';
import {complain, exits, printJson, type Shell} from '../shell.ts';
import {traceAsJson} from '../trace-json.ts';

/** The world asked about: a lesson's start, and the commands of a file applied to it. */
const worldFor = async (given: Given, shell: Shell): Promise<Result<World>> => {
  const course = await openCourse(given, shell);
  if (!course.ok) return course;
  const place = findLesson(course.value, given.text('lesson') ?? '1');
  if (!place.ok) return place;
  const file = given.text('after');
  if (file === undefined) return success(place.value.start);
  const script = await readScript(shell, file);
  if (!script.ok) return script;
  const world = runScript(place.value.start, script.value);
  if (world.ok) return world;
  const {line, command, refusal} = world.error;
  return failure(problem(`${file}:${line}: ${command}: ${refusal.says}`, refusal.remedy));
};

/** `trace FROM TO PROTOCOL[/PORT]`: explains one packet, gate by gate. */
export const trace: Subcommand = {
  name: 'trace',
  about: "Explain one packet's way, gate by gate, in a lesson's start state.",
  declare: parser => {
    const end = 'an instance, Internet, or an address';
    parser.add_argument('from', {metavar: 'FROM', help: end});
    parser.add_argument('to', {metavar: 'TO', help: end});
    parser.add_argument('packet', {metavar: 'PROTOCOL[/PORT]', help: 'tcp/443, udp/53, icmp, …'});
    parser.add_argument('--lesson', {metavar: 'LESSON', help: 'number or id (default: 1)'});
    parser.add_argument('--after', {
      metavar: 'FILE',
      help: 'commands to apply first; - for standard input',
    });
    parser.add_argument('--json', {action: 'store_true', help: 'print the trace as JSON'});
  },
  run: async (given, shell) => {
    const world = await worldFor(given, shell);
    if (!world.ok) return complain(shell, world.error);
    const words = ['from', 'to', 'packet'].map(name => given.text(name) ?? '');
    const question = parseQuestion(world.value.platform, words);
    if (!question.ok) return complain(shell, question.error);
    const traced = follow(world.value, question.value);
    if (given.has('json')) printJson(shell, traceAsJson(world.value, traced));
    else {
      traced.hops.forEach((hop, index) => {
        shell.out(
          `${index + 1} ${isStop(hop) ? unmetMark : metMark} ${explainHop(world.value, hop)}`,
        );
      });
      for (const line of explainVerdict(world.value, traced)) shell.out(line);
    }
    return traced.verdict === 'delivered' ? exits.ok : exits.no;
  },
};
