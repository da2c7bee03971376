import type {Platform} from '../../network/platform.ts';
import {failure, type Problem, problem, type Result, success} from '../../result.ts';
import type {GroupId} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import {briefNames} from './brief-names.ts';
import {readClientDocument} from './client.ts';
import {type Evidence, joinEvidence} from './evidence.ts';
import {type Groups, joinGroups} from './groups.ts';
import {type GivenFile, readJsonDocuments} from './json-documents.ts';
import {joinPlatform} from './platform.ts';
import {joinServers, type Server} from './servers.ts';
import {readTerraform} from './terraform.ts';
import {isTerraform} from './terraform-document.ts';

export type {GivenFile} from './json-documents.ts';
export {looksLikeJson} from './json-documents.ts';

/** A world that was read from files, with remarks on what they do not tell and what was assumed. */
export type Imported = {readonly world: World; readonly remarks: readonly Problem[]};

const readFile = (file: GivenFile): Result<Evidence> => {
  const documents = readJsonDocuments(file);
  if (!documents.ok) return documents;
  const all: Evidence[] = [];
  for (const document of documents.value) {
    const evidence = isTerraform(document) ? readTerraform(document) : readClientDocument(document);
    if (!evidence.ok) return evidence;
    all.push(evidence.value);
  }
  return success(joinEvidence(all));
};

type Membership = {readonly groups: readonly GroupId[]; readonly unclear: readonly string[]};

const membershipOf = ({groups}: Server, {meant}: Groups): Membership => {
  const ids = new Set<GroupId>();
  const unclear: string[] = [];
  for (const name of groups ?? []) {
    const id = meant(name);
    if (id !== 'several') ids.add(id);
    else if (name.by === 'name') unclear.push(name.name);
  }
  return {groups: [...ids], unclear};
};

/**
 * Reads a project from files: what the real client prints with `-f json`, and what `terraform show
 * -json` prints. A file may hold one document or several; they are recognised by their content. A
 * given platform decides networks, pools and hosts; without it they are assumed to be Safespring's.
 * The errors are files that cannot be read, and contradictions.
 */
export const importProject = (
  files: readonly GivenFile[],
  given?: Platform,
): Result<Imported, readonly Problem[]> => {
  const read = files.map(readFile);
  const unread = read.flatMap(each => (each.ok ? [] : [each.error]));
  if (unread.length > 0) return failure(unread);
  const evidence = joinEvidence(read.flatMap(each => (each.ok ? [each.value] : [])));
  const joined = joinServers(evidence);
  const groups = joinGroups(
    evidence,
    joined.servers.flatMap(server => server.groups ?? []),
  );
  const located = joinPlatform(evidence, joined.servers, given);
  const problems = [...joined.problems, ...groups.problems, ...located.problems];
  if (problems.length > 0) return failure(problems);
  const members = joined.servers.map(server => ({server, ...membershipOf(server, groups)}));
  const unclear = members.flatMap(({server, unclear: of}) =>
    of.map(name => `${name} of ${server.name}`),
  );
  return success({
    world: {
      platform: located.platform,
      groups: groups.groups,
      memberships: Object.fromEntries(members.map(({server, groups: own}) => [server.id, own])),
    },
    remarks: [
      ...evidence.remarks,
      ...joined.remarks,
      ...groups.remarks,
      ...(unclear.length === 0
        ? []
        : [
            problem(
              `Several groups share the name of one that a server has, so it is left out: ${briefNames(unclear)}.`,
              'Ports tell groups by id: openstack port list --long -f json',
            ),
          ]),
      ...located.remarks,
    ],
  });
};
