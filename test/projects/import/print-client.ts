import {runCommand} from '../../../src/client/command-line.ts';
import type {World} from '../../../src/security-groups/world.ts';

// A world as the client prints it with `-f json`: by the lab's own commands, which have the
// client's names of fields and its oddities.

/** What a command prints in a world. */
export const printed = (world: World, command: string): string => {
  const answer = runCommand(world, `${command} -f json`);
  if (!answer.ok) throw new Error(`${command}: ${answer.error.says}`);
  const {output} = answer.value;
  if (output.kind !== 'text') throw new Error(`${command} printed no JSON`);
  return output.lines.join('\n');
};

/** What `security group show` prints of each group, one document after another. */
export const groupShows = (world: World): string =>
  world.groups.map(({id}) => printed(world, `security group show ${id}`)).join('\n');

/** What `server show` prints of each server, one document after another. */
export const serverShows = (world: World): string =>
  world.platform.instances.map(({id}) => printed(world, `server show ${id}`)).join('\n');
