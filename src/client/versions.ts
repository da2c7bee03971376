/**
 * A difference between versions of clients or servers that a learner may meet. The lab follows the
 * newest client and server that it knows. This is the one list of differences, for refusals,
 * remarks, pages of help and the recorded cases.
 */
export type Difference = {
  /** The name of the command that it is about. */
  readonly command: string;
  /** The release, or the month, since which it is as in the lab. */
  readonly since: string;
  /** A sentence for a page of help. */
  readonly says: string;
  /** An option that was removed, and its replacement. */
  readonly gone?: {readonly option: string; readonly now: string};
};

const ruleCreate = 'security group rule create';

/**
 * All differences. Source: release notes and history of python-openstackclient, Neutron and
 * netaddr.
 */
const differences: readonly Difference[] = [
  {
    command: ruleCreate,
    since: 'client 4.0',
    says: '--src-ip is gone since client 4.0: write --remote-ip.',
    gone: {option: '--src-ip', now: '--remote-ip'},
  },
  {
    command: ruleCreate,
    since: 'client 4.0',
    says: '--src-group is gone since client 4.0: write --remote-group.',
    gone: {option: '--src-group', now: '--remote-group'},
  },
  {
    command: ruleCreate,
    since: '2026-03',
    says: '--proto was an option of its own until 2026-03; since then it works as a short --protocol.',
  },
  {
    command: ruleCreate,
    since: 'netaddr 1.0',
    says: 'An address cut short, like 10.0, is filled up with zeros; servers with netaddr 1.0 or later refuse it as no CIDR.',
  },
  {
    command: 'server add security group',
    since: 'client 7.2',
    says: 'Clients before 7.2 take one group at a time.',
  },
  {
    command: 'server remove security group',
    since: 'client 7.2',
    says: 'Clients before 7.2 take one group at a time.',
  },
  {
    command: 'security group list',
    since: '2025.2',
    says: 'The column Shared, --share and --no-share are new: clients of 2025.1 and before have none.',
  },
];

/** The differences between versions that concern a command. */
export const differencesOf = (command: string): readonly Difference[] =>
  differences.filter(each => each.command === command);

/** The replacement of a removed option, and since when; undefined for other options. */
export const goneOption = (
  command: string,
  option: string,
): {readonly now: string; readonly since: string} | undefined => {
  const found = differencesOf(command).find(({gone}) => gone?.option === option);
  return found?.gone && {now: found.gone.now, since: found.since};
};

/** Messages of older servers, each with its newer wording. */
const reworded: readonly (readonly [older: RegExp, now: string])[] = [
  // Neutron lists 'any' among the protocols since it takes it for one.
  [/Only protocol values \[None, (?!'any')/, "Only protocol values [None, 'any', "],
];

/** Rewords a message of an older API as the newest server words it. */
export const inNewestWords = (message: string): string =>
  reworded.reduce((text, [older, now]) => text.replace(older, now), message);
