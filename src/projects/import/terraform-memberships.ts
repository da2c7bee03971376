import {printable} from '../../text/printable.ts';
import type {GroupName} from './evidence.ts';
import {listOf, type Resource, stringOf, type TerraformDocument} from './terraform-document.ts';
import {followList} from './terraform-references.ts';
import {groupType, idOf, isUnknown} from './terraform-rules.ts';

const texts = (value: unknown): readonly string[] =>
  listOf(value).flatMap(each => stringOf(each) ?? []);

const byId = (id: string): GroupName => ({by: 'id', id: printable(id)});
const byName = (name: string): GroupName => ({by: 'name', name: printable(name)});
const defaultGroup = byName('default');

/**
 * The groups that something has, and how a document tells them: by themselves; by what the
 * configuration refers to, beside which a plan does not show what is written out; not, so that it
 * gets the default group; only once it is applied; or elsewhere, as those of an instance's ports.
 */
export type Membership = {
  readonly groups?: readonly GroupName[];
  readonly told: 'itself' | 'by reference' | 'by default' | 'when applied' | 'elsewhere';
};

const byDefault: Membership = {groups: [defaultGroup], told: 'by default'};
const elsewhere: Membership = {told: 'elsewhere'};

/** The groups an attribute refers to; those it is given when it is not set are `otherwise`. */
const followGroups = (
  document: TerraformDocument,
  resource: Resource,
  attribute: string,
  otherwise: Membership,
): Membership => {
  const followed = followList(document, resource, [attribute]);
  if (followed.kind === 'nothing') return otherwise;
  const found = followed.resources.filter(({type}) => type === groupType);
  return followed.kind === 'open' || found.length === 0
    ? {told: 'when applied'}
    : {groups: found.map(each => byId(idOf(document, each))), told: 'by reference'};
};

/** A port that names no group gets the project's default group from Neutron. */
export const groupsOfPort = (document: TerraformDocument, resource: Resource): Membership => {
  const {
    security_group_ids: ids,
    all_security_group_ids: all,
    no_security_groups: none,
  } = resource.values;
  if (none === true) return {groups: [], told: 'itself'};
  if (!isUnknown(resource, 'all_security_group_ids') && Array.isArray(all)) {
    return {groups: texts(all).map(byId), told: 'itself'};
  }
  const given = texts(ids);
  return isUnknown(resource, 'security_group_ids') || given.length === 0
    ? followGroups(document, resource, 'security_group_ids', byDefault)
    : {groups: given.map(byId), told: 'itself'};
};

/** An instance that names neither a group nor a port gets the default group from Nova. */
export const groupsOfInstance = (
  document: TerraformDocument,
  resource: Resource,
  hasPort: boolean,
): Membership => {
  const {security_groups: names} = resource.values;
  if (!isUnknown(resource, 'security_groups') && Array.isArray(names)) {
    return hasPort && names.length === 0
      ? elsewhere
      : {groups: texts(names).map(byName), told: 'itself'};
  }
  return followGroups(document, resource, 'security_groups', hasPort ? elsewhere : byDefault);
};
