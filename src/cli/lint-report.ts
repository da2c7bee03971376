import {mendCommands} from '../client/mend-command.ts';
import type {Finding} from '../reachability/lint/finding.ts';
import {lint} from '../reachability/lint/lint.ts';
import {describeListed} from '../reachability/words/explain-near-miss.ts';
import type {World} from '../security-groups/world.ts';
import {type Exit, exits, printJson, type Shell} from './shell.ts';

const asJson = (world: World, finding: Finding) => {
  const {kind, group, listed, says} = finding;
  return {
    finding: kind,
    group: group.name,
    rule: listed && {
      number: listed.number,
      id: listed.rule.id,
      says: describeListed(world, listed),
    },
    says,
    ...mendCommands(world, finding),
  };
};

const print = (shell: Shell, world: World, finding: Finding): void => {
  const {kind, group, listed, says} = finding;
  const title = listed ? describeListed(world, listed) : `group ${group.name}`;
  const {mend, or, anew} = mendCommands(world, finding);
  shell.out(`${kind}: ${title}`);
  shell.out(`  ${says}`);
  for (const command of mend) shell.out(`  $ ${command}`);
  if (anew.length > 0) shell.out('  and if some are to get in, for them alone:');
  for (const command of anew) shell.out(`  $ ${command}`);
  if (or.length > 0) shell.out('  or, if it is meant:');
  for (const command of or) shell.out(`  $ ${command}`);
};

/** Prints the findings about a world. The exit status is 1 if there are any. */
export const reportLint = (shell: Shell, world: World, isJson: boolean): Exit => {
  const found = lint(world);
  if (isJson) {
    printJson(
      shell,
      found.map(finding => asJson(world, finding)),
    );
  } else {
    for (const finding of found) print(shell, world, finding);
    const count = found.length === 1 ? '1 finding.' : `${found.length} findings.`;
    shell.out(found.length === 0 ? 'Nothing to point out.' : count);
    if (world.platform.instances.length === 0) {
      shell.out('No instance is known here, so nothing was said about who has which group.');
    }
  }
  return found.length === 0 ? exits.ok : exits.no;
};
