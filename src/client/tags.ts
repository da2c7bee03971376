import type {SecurityGroup} from '../security-groups/rule.ts';
import {type Argument, option} from './arguments.ts';
import type {Given} from './parser.ts';

/** The options that list only what is marked, or not marked, with certain tags. */
export const tagFilters: readonly Argument[] = [
  option('--tags', '<tag>[,<tag>,...]', 'only what has all of these tags'),
  option('--any-tags', '<tag>[,<tag>,...]', 'only what has any of these tags'),
  option('--not-tags', '<tag>[,<tag>,...]', 'only what has not all of these tags'),
  option('--not-any-tags', '<tag>[,<tag>,...]', 'only what has none of these tags'),
];

/** The groups that the tags asked for leave in a list. */
export const filterByTags = (
  groups: readonly SecurityGroup[],
  given: Given,
): readonly SecurityGroup[] => {
  const asked = (name: string): readonly string[] | undefined => given.text(name)?.split(',');
  const [all, any] = [asked('tags'), asked('any_tags')];
  const [notAll, notAny] = [asked('not_tags'), asked('not_any_tags')];
  return groups.filter(({tags = []}) => {
    const has = (tag: string): boolean => tags.includes(tag);
    return (
      (all?.every(has) ?? true) &&
      (any?.some(has) ?? true) &&
      !notAll?.every(has) &&
      !notAny?.some(has)
    );
  });
};
