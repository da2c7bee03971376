import type {ExecutionContext} from 'ava';
import * as v from 'valibot';
import {formatOutput, runCommand} from '../../src/client/command-line.ts';
import type {CourseLesson} from '../../src/lessons/course.ts';
import {exportWorld} from '../../src/projects/export/export-world.ts';
import {type ReachRow, reachReport} from '../../src/reachability/words/report.ts';
import type {World} from '../../src/security-groups/world.ts';
import {after, course, emptyGroups} from '../a-course.ts';
import {sampled} from '../checks.ts';
import {imported} from '../projects/import/a-project.ts';
import {serverShows} from '../projects/import/print-client.ts';
import {makeInstances} from './instances.ts';
import type {Project} from './neutron.ts';
import {neutronTest} from './neutron-test.ts';
import {readBack, readJson} from './read-back.ts';

const solved = ({start, lesson}: CourseLesson): World => after(start, lesson.solution);

/** What the client lists of all rules. */
const listedRules = v.array(v.record(v.string(), v.nullable(v.string())));

/** Lists of rules in no order, with groups by name and without ids. */
const comparable = (
  rows: v.InferOutput<typeof listedRules>,
  names: ReadonlyMap<string, string>,
): readonly string[] =>
  rows
    .map(({ID, ...row}) =>
      Object.entries(row)
        .map(([column, value]) => `${column}: ${names.get(value ?? '') ?? value}`)
        .join(', '),
    )
    .sort();

const namesIn = ({groups}: World): ReadonlyMap<string, string> =>
  new Map(groups.map(({id, name}) => [id, name]));

const listRules = 'security group rule list';

const listedByLab = (world: World): readonly string[] => {
  const answer = runCommand(world, `${listRules} -f json`);
  const text = answer.ok ? formatOutput(answer.value.output).join('\n') : '';
  return comparable(v.parse(listedRules, JSON.parse(text)), namesIn(world));
};

const listedByClient = async (project: Project, world: World): Promise<readonly string[]> =>
  comparable(await readJson(project, listRules, listedRules), namesIn(world));

/** Runs the exported script in a project of its own, and compares what is there with the world. */
const compare = async (
  t: ExecutionContext,
  project: Project,
  world: World,
  how: 'script' | 'slowScript' = 'script',
): Promise<void> => {
  await makeInstances(project, world.platform);
  const {status, err} = await project[how](exportWorld(world, 'openstack').text);
  t.is(status, 0, err);
  const {world: back, groupsShown} = await readBack(project, world.platform);
  t.deepEqual(await listedByClient(project, back), listedByLab(world));
  t.deepEqual(
    Object.entries(back.memberships).map(([id, groups]) => [
      id,
      groups.map(group => namesIn(back).get(group)).sort(),
    ]),
    world.platform.instances.map(({id}) => [
      id,
      (world.memberships[id] ?? []).map(group => namesIn(world).get(group)).sort(),
    ]),
  );
  t.deepEqual(reachReport(back), reachReport(world));
  // What the real client printed of the groups is read by the lab's own importer, too.
  const read = imported([...groupsShown, serverShows(world)], world.platform);
  t.deepEqual(sorted(reachReport(read.world)), sorted(reachReport(world)));
};

const sorted = (rows: readonly ReachRow[]): readonly string[] =>
  rows.map(row => JSON.stringify(row)).sort();

neutronTest(
  'the solutions of lessons, exported, come out of Neutron the same',
  async (t, neutron) => {
    await Promise.all(
      sampled(course, 4, 6).map(place =>
        compare(t, neutron.project(place.lesson.id), solved(place)),
      ),
    );
  },
);

neutronTest('so does a small world with the client as Debian starts it', async (t, neutron) => {
  const [{start}] = course;
  const world = after(
    start,
    'security group create web',
    'security group rule create --protocol tcp --dst-port 443 web',
    'server add security group public web',
    'server remove security group public default',
  );
  await compare(t, neutron.project('slow'), world, 'slowScript');
});

neutronTest('so does a world of odd names and all kinds of rules', async (t, neutron) => {
  const world = after(
    emptyGroups,
    "security group create --description '$(touch /tmp/x) `y` \"z\"' -- '-Dr. O'\\''Hara $HOME'",
    "security group create 'sg public'",
    'security group create twin',
    'security group create --stateless http_proxy',
    "security group rule create --description '--a note' --protocol tcp --dst-port 80:90 twin",
    'security group rule create --egress --ethertype IPv6 --protocol icmpv6 --icmp-type 8 --icmp-code 0 http_proxy',
    'security group rule create --protocol icmp --icmp-type 0 --icmp-code 0 twin',
    'security group rule create --protocol icmp --icmp-type 3 twin',
    'security group rule create --protocol 47 --remote-group twin twin',
    "security group rule create --protocol vrrp --remote-group 'sg public' twin",
    'security group rule create --ethertype IPv6 --remote-ip 2001:db8::5/32 twin',
    'security group rule create --remote-ip 10.0.0.5/24 twin',
    'security group rule create --egress --protocol udp --remote-group default twin',
    'security group create also-twin',
    'server add security group public twin',
    "server add security group public 'sg public'",
    'server add security group private default',
    'server remove security group default sg-default',
  );
  await compare(t, neutron.project('odd'), world);
});

neutronTest('so does a default group that was changed', async (t, neutron) => {
  const [{start}] = course;
  const more = after(start, 'security group rule create --protocol tcp --dst-port 22 default');
  await compare(t, neutron.project('more'), more);
  const [rule] = start.groups.flatMap(({rules}) => rules);
  await compare(t, neutron.project('less'), after(more, `security group rule delete ${rule?.id}`));
});
