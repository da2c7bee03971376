import {excess} from '../../reachability/reach/compare.ts';
import {type ReachRow, reachReport} from '../../reachability/words/report.ts';
import type {Problem} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Subcommand} from '../arguments.ts';
import {complain, exits, printJson, type Shell} from '../shell.ts';
import {openWorldFiles, sayRemarks} from '../world.ts';

/** What holds of both worlds is said once, the rest with the world it is about. */
const sayBoth = (shell: Shell, before: readonly Problem[], after: readonly Problem[]): void => {
  const isIn = (list: readonly Problem[]) => (remark: Problem) =>
    list.some(({says}) => says === remark.says);
  sayRemarks(shell, before.filter(isIn(after)));
  sayRemarks(
    shell,
    before.filter(remark => !isIn(after)(remark)),
    'BEFORE: ',
  );
  sayRemarks(
    shell,
    after.filter(remark => !isIn(before)(remark)),
    'AFTER: ',
  );
};

const newIn = (world: World, other: World): readonly ReachRow[] =>
  reachReport(world, {found: excess(world, other), other: other.platform});

/** `diff BEFORE AFTER`: what one world lets pass and the other does not. */
export const diff: Subcommand = {
  name: 'diff',
  about:
    'Compare two worlds: which flows the second opens, and which it closes. An instance is the one of its name in both, whatever its address; an address outside that an instance of either world holds, and as whom a sender is seen, are not compared.',
  declare: parser => {
    parser.add_argument('before', {
      metavar: 'BEFORE',
      help: 'the file of a world, or its files with commas between',
    });
    parser.add_argument('after', {metavar: 'AFTER', help: 'those of another'});
    parser.add_argument('--json', {action: 'store_true', help: 'print as JSON'});
  },
  run: async (given, shell) => {
    const open = (end: string) => openWorldFiles(given, shell, (given.text(end) ?? '').split(','));
    const before = await open('before');
    if (!before.ok) return complain(shell, before.error);
    const after = await open('after');
    if (!after.ok) return complain(shell, after.error);
    sayBoth(shell, before.value.remarks, after.value.remarks);
    const worlds = [before.value.world, after.value.world] as const;
    const opened = newIn(worlds[1], worlds[0]);
    const closed = newIn(worlds[0], worlds[1]);
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
