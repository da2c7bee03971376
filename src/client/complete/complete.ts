import type {World} from '../../security-groups/world.ts';
import {directionOf} from '../short-form/short-form.ts';
import {beginning, type Candidate} from './candidate.ts';
import {clientCandidates} from './client.ts';
import {shortFormCandidates} from './short-form.ts';

export {beginning, type Candidate} from './candidate.ts';
export {groupNames, instanceNames} from './values.ts';

/**
 * Completes the word being typed, after whole words: in a command of the client, with or without
 * `openstack` in front, or in the lab's short form.
 */
export const completeCommand = (
  world: World,
  words: readonly string[],
  typed: string,
): readonly Candidate[] => {
  const [first, ...rest] = words;
  const direction = directionOf(words);
  if (direction) return beginning(typed, shortFormCandidates(world, direction, rest));
  return beginning(typed, clientCandidates(world, first === 'openstack' ? rest : words, typed));
};
