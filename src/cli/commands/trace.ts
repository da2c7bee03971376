import {flag, optional} from '../../arguments/argument.ts';
import {explainTrace} from '../../play/explain-trace.ts';
import {parseQuestion, parseTraffic, type Question} from '../../reachability/trace/question.ts';
import {trace as follow} from '../../reachability/trace/trace.ts';
import {problem} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Subcommand} from '../arguments.ts';
import {complain, type Exit, exits, printJson, type Shell} from '../shell.ts';
import {traceAsJson} from '../trace-json.ts';
import {afterFile, openWorld, worldFiles, worldOptions} from '../world.ts';

/**
 * Prints the answer to one question, as lines or as JSON, and says whether the packet was
 * delivered.
 */
const answer = (shell: Shell, world: World, question: Question, isJson: boolean): boolean => {
  const traced = follow(world, question);
  if (isJson) printJson(shell, traceAsJson(world, traced));
  else for (const {text} of explainTrace(world, traced)) shell.out(text);
  return traced.verdict === 'delivered';
};

/** Answers the questions of standard input, one a line, each with a line of JSON. */
const answerLines = async (shell: Shell, world: World, isEstablished: boolean): Promise<Exit> => {
  let all = true;
  for await (const line of shell.lines()) {
    const words = line.trim().split(/\s+/);
    if (words[0] === '' || words[0]?.startsWith('#')) continue;
    const question = parseQuestion(world.platform, words);
    if (!question.ok) {
      const {says, remedy} = question.error;
      shell.out(JSON.stringify({question: line.trim(), error: says, remedy}));
      all = false;
      continue;
    }
    const traced = follow(world, {...question.value, isEstablished});
    all &&= traced.verdict === 'delivered';
    shell.out(JSON.stringify({question: line.trim(), ...traceAsJson(world, traced)}));
  }
  return all ? exits.ok : exits.no;
};

/**
 * Takes the words of a question out of the files of `--world FILE…`. A question is three words, and
 * the last of them is traffic and no file.
 */
const takeApart = (words: readonly string[], files: readonly string[]) =>
  words.length === 0 && files.length > 3 && parseTraffic(files.at(-1) ?? '').ok
    ? {words: files.slice(-3), files: files.slice(0, -3)}
    : {words, files};

const end = 'an instance, Internet, or an address';
const packet = [
  optional('from', 'FROM', end),
  optional('to', 'TO', end),
  optional('packet', 'PROTOCOL[/PORT]', 'tcp/443, udp/53, icmp, …'),
] as const;
const established = flag(
  '--established',
  'the packet belongs to a connection that was there before',
);
const asJson = flag('--json', 'print the trace as JSON');

/**
 * `trace FROM TO PROTOCOL[/PORT]`: explains one packet, gate by gate, or one packet for each line
 * of standard input.
 */
export const traceCommand: Subcommand = {
  name: 'trace',
  about:
    "Explain one packet's way, gate by gate. Without FROM, questions are read from standard input, one a line, and each is answered by a line of JSON.",
  takes: [...packet, ...worldOptions, established, asJson],
  run: async (given, shell) => {
    const {words, files} = takeApart(
      packet.flatMap(part => given.of(part) ?? []),
      given.of(worldFiles),
    );
    if (words.length === 0 && [given.of(afterFile), ...files].includes('-')) {
      return complain(
        shell,
        problem(
          'Standard input cannot hold both questions and something else.',
          'Put the commands, or the world, in a file.',
        ),
      );
    }
    const world = await openWorld(given, shell, files);
    if (!world.ok) return complain(shell, world.error);
    const isEstablished = given.of(established);
    if (words.length === 0) return answerLines(shell, world.value, isEstablished);
    const question = parseQuestion(world.value.platform, words);
    if (!question.ok) return complain(shell, question.error);
    const asked = {...question.value, isEstablished};
    return answer(shell, world.value, asked, given.of(asJson)) ? exits.ok : exits.no;
  },
};
