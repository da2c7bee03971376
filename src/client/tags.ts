import {type Argument, option} from '../arguments/argument.ts';
import type {Given} from '../arguments/parse.ts';
import type {SecurityGroup} from '../security-groups/rule.ts';

const filter = (name: string, means: string) => option(name, '<tag>[,<tag>,...]', means);

const tags = filter('--tags', 'only what has all of these tags');
const anyTags = filter('--any-tags', 'only what has any of these tags');
const notTags = filter('--not-tags', 'only what has not all of these tags');
const notAnyTags = filter('--not-any-tags', 'only what has none of these tags');

/** The options that list only groups with certain tags, or without them. */
export const tagFilters: readonly Argument[] = [tags, anyTags, notTags, notAnyTags];

/** The groups of a list that match the options for tags. */
export const filterByTags = (
  groups: readonly SecurityGroup[],
  given: Given,
): readonly SecurityGroup[] => {
  const asked = (filtered: typeof tags): readonly string[] | undefined =>
    given.of(filtered)?.split(',');
  const [all, any] = [asked(tags), asked(anyTags)];
  const [notAll, notAny] = [asked(notTags), asked(notAnyTags)];
  return groups.filter(group => {
    const has = (tag: string): boolean => group.tags?.includes(tag) ?? false;
    return (
      (all?.every(has) ?? true) &&
      (any?.some(has) ?? true) &&
      !notAll?.every(has) &&
      !notAny?.some(has)
    );
  });
};
