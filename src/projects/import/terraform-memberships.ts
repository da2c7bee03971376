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
 * The groups of a port or an instance, and how the document tells them: it lists them; the
 * configuration refers to them, and a plan then does not show those that are written out; it names
 * none, so that the default group applies; they are known only after apply; or they are told
 * elsewhere, as by an instance's ports.
 */
export type Membership = {
  readonly groups?: readonly GroupName[];
  readonly told: 'itself' | 'by reference' | 'by default' | 'when applied' | 'elsewhere';
};

const byDefault: Membership = {groups: [defaultGroup], told: 'by default'};
const elsewhere: Membership = {told: 'elsewhere'};

/** The groups that an attribute refers to. `otherwise` are the groups if it is not set. */
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

/** The groups of a port. If it names none, Neutron gives it the project's default group. */
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

/**
 * The groups of an instance. If it names neither a group nor a port, Nova gives it the default
 * group.
 */
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
