import test from 'ava';
import fc from 'fast-check';
import {mendCommands} from '../../src/client/mend-command.ts';
import type {Finding, FindingKind} from '../../src/reachability/lint/finding.ts';
import {lint} from '../../src/reachability/lint/lint.ts';
import {excess} from '../../src/reachability/reach/compare.ts';
import type {World} from '../../src/security-groups/world.ts';
import {runs, size} from '../checks.ts';
import {faultyWorlds} from '../reachability/lint/faulty-worlds.ts';
import {describeWorld} from '../reachability/worlds.ts';
import {after} from './a-world.ts';

/** A finding in its world, and the worlds after its commands. */
type Mended = {
  readonly world: World;
  readonly finding: Finding;
  readonly mended: World;
  readonly other: World | undefined;
};

const isSame = (one: Finding, other: Finding): boolean =>
  one.kind === other.kind &&
  one.group.id === other.group.id &&
  one.listed?.rule.id === other.listed?.rule.id;

const isGone = (world: World, finding: Finding): boolean =>
  !lint(world).some(other => isSame(finding, other));

const opens = (before: World, now: World): boolean => excess(now, before).length > 0;

/** What mending is held to, for some kinds of findings or for all. */
const promises: readonly {
  readonly kinds?: readonly FindingKind[];
  readonly says: string;
  readonly holds: (mended: Mended) => boolean;
}[] = [
  {says: 'it takes the finding away', holds: ({mended, finding}) => isGone(mended, finding)},
  {
    says: 'the other way takes it away, closes nothing and opens something',
    holds: ({world, other, finding}) =>
      !other || (isGone(other, finding) && !opens(other, world) && opens(world, other)),
  },
  {
    kinds: [
      'range-without-prefix',
      'answers-only',
      'ingress-unmet',
      'egress-unmet',
      'implied',
      'group-unused',
    ],
    says: 'nothing of what passes changes',
    holds: ({world, mended}) => !opens(world, mended) && !opens(mended, world),
  },
  {
    kinds: ['one-version-only'],
    says: 'it closes nothing, and opens the other version of IP alone',
    holds: ({world, mended, finding}) =>
      !opens(mended, world) &&
      excess(mended, world).every(({ethertype}) => ethertype !== finding.listed?.rule.ethertype),
  },
  {
    kinds: ['admin-port-open', 'admin-port-open-to-site'],
    says: 'it opens nothing',
    holds: ({world, mended}) => !opens(world, mended),
  },
];

test('the commands that mend a finding do what they promise', t => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(faultyWorlds, world => {
      for (const finding of lint(world)) {
        const {mend, or} = mendCommands(world, finding);
        const mended = after(world, ...mend);
        const other = or.length > 0 ? after(world, ...or) : undefined;
        const kept = promises.filter(({kinds}) => kinds?.includes(finding.kind) ?? true);
        const broken = kept.find(({holds}) => !holds({world, finding, mended, other}));
        seen.add(finding.kind);
        if (broken) {
          const about = [broken.says, finding.kind, finding.says, ...mend, ...or, ''];
          throw new Error([...about, ...describeWorld(world)].join('\n'));
        }
      }
    }),
    {numRuns: runs(60, 12), includeErrorInReport: true},
  );
  // A few worlds need not have every kind.
  const unseen = promises.flatMap(({kinds}) => kinds ?? []).filter(kind => !seen.has(kind));
  t.deepEqual(size === 'quick' ? [] : unseen, []);
});

test('all implied rules can go at once', t => {
  fc.assert(
    fc.property(faultyWorlds, world => {
      const implied = lint(world).filter(({kind}) => kind === 'implied');
      const mended = after(world, ...implied.flatMap(each => mendCommands(world, each).mend));
      return !opens(world, mended) && !opens(mended, world);
    }),
    {numRuns: runs(150)},
  );
  t.pass();
});
