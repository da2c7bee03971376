import {excess} from '../../reachability/compare.ts';
import {reachReport} from '../../reachability/report.ts';
import type {Subcommand} from '../arguments.ts';
import {complain, exits, printJson} from '../shell.ts';
import {openWorldFile} from '../world.ts';

/** `diff BEFORE AFTER`: what one world lets pass and the other does not. */
export const diff: Subcommand = {
  name: 'diff',
  about: 'Compare two worlds: which flows the second opens, and which it closes.',
  declare: parser => {
    parser.add_argument('before', {metavar: 'BEFORE', help: 'the file of a world, in YAML'});
    parser.add_argument('after', {metavar: 'AFTER', help: 'the file of another'});
    parser.add_argument('--json', {action: 'store_true', help: 'print as JSON'});
  },
  run: async (given, shell) => {
    const before = await openWorldFile(shell, given.text('before') ?? '');
    if (!before.ok) return complain(shell, before.error);
    const after = await openWorldFile(shell, given.text('after') ?? '');
    if (!after.ok) return complain(shell, after.error);
    const opened = reachReport(after.value, excess(after.value, before.value));
    const closed = reachReport(before.value, excess(before.value, after.value));
    if (given.has('json')) {
      printJson(shell, {opened, closed});
      return opened.length + closed.length > 0 ? exits.no : exits.ok;
    }
    for (const [mark, rows] of [
      ['+', opened],
      ['-', closed],
    ] as const) {
      for (const {from, to, ethertype, flows, witness} of rows) {
        shell.out(`${mark} ${from} › ${to} ${ethertype} ${flows.join(' ')} (such as ${witness})`);
      }
    }
    if (opened.length + closed.length === 0) shell.out('The same passes in both.');
    return opened.length + closed.length > 0 ? exits.no : exits.ok;
  },
};
