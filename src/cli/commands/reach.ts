import {grid} from '../../client/command-line.ts';
import {type ReachRow, type ReportOptions, reachReport} from '../../reachability/words/report.ts';
import {parseEndFilter} from '../../reachability/words/report-end.ts';
import {problem, type Result, success} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Given, Subcommand} from '../arguments.ts';
import {reportLint} from '../lint-report.ts';
import {complain, exits, printJson} from '../shell.ts';
import {declareWorld, openWorld} from '../world.ts';

const cellsOf = ({from, to, ethertype, flows, seenAs}: ReachRow): readonly string[] => [
  from,
  to,
  ethertype,
  flows.join(' '),
  seenAs ?? '',
];

/** The ends that are asked for, if not all. */
const readEnds = ({platform}: World, given: Given): Result<Pick<ReportOptions, 'from' | 'to'>> => {
  const [fromText, toText] = [given.text('from'), given.text('to')];
  const from = fromText === undefined ? undefined : parseEndFilter(platform, fromText);
  if (from && !from.ok) return from;
  const to = toText === undefined ? undefined : parseEndFilter(platform, toText);
  if (to && !to.ok) return to;
  return success({...(from ? {from: from.value} : {}), ...(to ? {to: to.value} : {})});
};

/** `reach`: who can reach whom, exactly; with `--lint`, what is wrong with the rules. */
export const reach: Subcommand = {
  name: 'reach',
  about: 'List who can reach whom, exactly, in a lesson or in a world of your own.',
  declare: parser => {
    declareWorld(parser);
    const end = 'an instance, Internet, Site, an address or a prefix';
    parser.add_argument('--from', {metavar: 'NAME', help: `only from here: ${end}`});
    parser.add_argument('--to', {metavar: 'NAME', help: 'only to here'});
    parser.add_argument('--lint', {
      action: 'store_true',
      help: 'point out what is wrong with the rules instead; 1 if anything is',
    });
    parser.add_argument('--json', {action: 'store_true', help: 'print as JSON'});
  },
  run: async (given, shell) => {
    if (given.has('lint') && (given.text('from') ?? given.text('to')) !== undefined) {
      return complain(
        shell,
        problem('--lint looks at all rules, whoever they are for.', 'Leave --from and --to out.'),
      );
    }
    const world = await openWorld(given, shell);
    if (!world.ok) return complain(shell, world.error);
    if (given.has('lint')) return reportLint(shell, world.value, given.has('json'));
    const ends = readEnds(world.value, given);
    if (!ends.ok) return complain(shell, ends.error);
    const rows = reachReport(world.value, ends.value);
    if (given.has('json')) printJson(shell, rows);
    else if (rows.length === 0) shell.out('Nothing passes.');
    else {
      const columns = ['From', 'To', 'IP', 'Flows', 'Seen as'];
      for (const line of grid(columns, rows.map(cellsOf))) shell.out(line);
    }
    return exits.ok;
  },
};
