import {flag, option} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {grid} from '../../client/command-line.ts';
import {type ReachRow, type ReportOptions, reachReport} from '../../reachability/words/report.ts';
import {parseEndFilter} from '../../reachability/words/report-end.ts';
import {problem, type Result, success} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import {json, type Subcommand} from '../arguments.ts';
import {reportLint} from '../lint-report.ts';
import {complain, exits, printJson} from '../shell.ts';
import {openWorld, worldOptions} from '../world.ts';

const cellsOf = ({from, to, ethertype, flows, seenAs}: ReachRow): readonly string[] => [
  from,
  to,
  ethertype,
  flows.join(' '),
  seenAs ?? '',
];

const fromEnd = option(
  '--from',
  'NAME',
  'only from here: an instance, Internet, Site, an address or a prefix',
);
const toEnd = option('--to', 'NAME', 'only to here');
const lint = flag('--lint', 'point out what is wrong with the rules instead; 1 if anything is');

/** Reads the options `--from` and `--to`, which choose ends. */
const readEnds = ({platform}: World, given: Given): Result<Pick<ReportOptions, 'from' | 'to'>> => {
  const [fromText, toText] = [given.of(fromEnd), given.of(toEnd)];
  const from = fromText === undefined ? undefined : parseEndFilter(platform, fromText);
  if (from && !from.ok) return from;
  const to = toText === undefined ? undefined : parseEndFilter(platform, toText);
  if (to && !to.ok) return to;
  return success({...(from ? {from: from.value} : {}), ...(to ? {to: to.value} : {})});
};

/** `reach`: prints exactly who can reach whom; with `--lint`, what is wrong with the rules. */
export const reachCommand: Subcommand = {
  name: 'reach',
  about: 'List who can reach whom, exactly, in a lesson or in a world of your own.',
  takes: [...worldOptions, fromEnd, toEnd, lint, json],
  run: async (given, shell) => {
    if (given.of(lint) && (given.of(fromEnd) ?? given.of(toEnd)) !== undefined) {
      return complain(
        shell,
        problem('--lint looks at all rules, whoever they are for.', 'Leave --from and --to out.'),
      );
    }
    const world = await openWorld(given, shell);
    if (!world.ok) return complain(shell, world.error);
    if (given.of(lint)) return reportLint(shell, world.value, given.of(json));
    const ends = readEnds(world.value, given);
    if (!ends.ok) return complain(shell, ends.error);
    const rows = reachReport(world.value, ends.value);
    if (given.of(json)) printJson(shell, rows);
    else if (rows.length === 0) shell.out('Nothing passes.');
    else {
      const columns = ['From', 'To', 'IP', 'Flows', 'Seen as'];
      for (const line of grid(columns, rows.map(cellsOf))) shell.out(line);
    }
    return exits.ok;
  },
};
