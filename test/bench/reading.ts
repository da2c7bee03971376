import {importProject} from '../../src/projects/import/project.ts';
import {printed} from '../projects/import/print-client.ts';
import {timed} from './measure.ts';
import {projectOf} from './project.ts';

/** What it takes to read a project: to parse its files as JSON, and all of importing them. */
export type Reading = {readonly mib: number; readonly parse: number; readonly read: number};

/** Reads a project of 1,000 instances and 10,000 rules as the client prints it, in milliseconds. */
export const reading = (): Reading => {
  const world = projectOf({seed: 7, kind: 'real', instances: 1000, rules: 10_000, roles: 40});
  const texts = [
    'security group list',
    'security group rule list',
    'server list',
    'port list --long',
    'network list',
    'subnet list',
  ].map(command => printed(world, command));
  const {ms: parse} = timed(() => texts.map(text => JSON.parse(text)));
  const files = texts.map((text, index) => ({name: `${index}.json`, text}));
  const {value, ms: read} = timed(() => importProject(files));
  if (!value.ok) throw new Error(value.error[0]?.says);
  const count = value.value.world.groups.reduce((sum, {rules}) => sum + rules.length, 0);
  if (count < 10_000) throw new Error(`Only ${count} rules were read.`);
  return {mib: texts.join('').length / 2 ** 20, parse, read};
};
