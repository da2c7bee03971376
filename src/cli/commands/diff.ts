import {positional} from '../../arguments/argument.ts';
import {excess} from '../../reachability/reach/compare.ts';
import {type ReachRow, reachReport} from '../../reachability/words/report.ts';
import type {Problem} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import {json, type Subcommand} from '../arguments.ts';
import {complain, exits, printJson, type Shell} from '../shell.ts';
import {openWorldFiles, sayRemarks} from '../world.ts';

/** Prints remarks that apply to both worlds once, and each of the others with its world. */
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

const beforeFiles = positional(
  'before',
  'BEFORE',
  'the file of a world, or its files with commas between',
);
const afterFiles = positional('after', 'AFTER', 'those of another');

/** `diff BEFORE AFTER`: prints what one world lets pass and the other does not. */
export const diffCommand: Subcommand = {
  name: 'diff',
  about:
    'Compare two worlds: which flows the second opens, and which it closes. An instance is the one of its name in both, whatever its address; an address outside that an instance of either world holds, and as whom a sender is seen, are not compared.',
  takes: [beforeFiles, afterFiles, json],
  run: async (given, shell) => {
    const open = (files: typeof beforeFiles) =>
      openWorldFiles(given, shell, given.of(files).split(','));
    const before = await open(beforeFiles);
    if (!before.ok) return complain(shell, before.error);
    const after = await open(afterFiles);
    if (!after.ok) return complain(shell, after.error);
    sayBoth(shell, before.value.remarks, after.value.remarks);
    const worlds = [before.value.world, after.value.world] as const;
    const opened = newIn(worlds[1], worlds[0]);
    const closed = newIn(worlds[0], worlds[1]);
    if (given.of(json)) {
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
