import {type ApiError, conflict} from './api-error.ts';
import type {World} from './world.ts';

/** How much of each a project may have. */
export type Quota = {readonly groups: number; readonly rules: number};

/** Neutron's default quotas (neutron/conf/quota.py); what Safespring gives is for it to say. */
export const defaultQuota: Quota = {groups: 10, rules: 100};

const ruleCount = ({groups}: World): number =>
  groups.reduce((sum, group) => sum + group.rules.length, 0);

/** Whether a project has no more than a quota allows. */
export const isWithin = (quota: Quota, world: World): boolean =>
  world.groups.length <= quota.groups && ruleCount(world) <= quota.rules;

const exceeded = (resource: string, says: string): ApiError =>
  conflict('OverQuota', `Quota exceeded for resources: ['${resource}'].`, says);

/** Why a project has no room for so many more rules, if it has none. */
export const overRuleQuota = (world: World, more: number): ApiError | undefined => {
  const {quota} = world;
  const rules = ruleCount(world);
  return quota && rules + more > quota.rules
    ? exceeded(
        'security_group_rule',
        `The project has ${rules} rules and may have ${quota.rules}; delete some that add nothing, use a prefix or a group for many remotes, or ask support for more.`,
      )
    : undefined;
};

/** Why a project has no room for another group with its two first rules, if it has none. */
export const overGroupQuota = (world: World): ApiError | undefined => {
  const {groups, quota} = world;
  return quota && groups.length + 1 > quota.groups
    ? exceeded(
        'security_group',
        `The project has ${groups.length} groups and may have ${quota.groups}, the default group among them; delete one that no instance has, or ask support for more.`,
      )
    : overRuleQuota(world, 2);
};
