import test from 'ava';
import {newProject} from '../../src/security-groups/change.ts';
import {after, answer, group, refusal, worldWith} from './a-world.ts';

const project = newProject(worldWith().platform);

const numbered = (count: number, line: (index: number) => string): readonly string[] =>
  Array.from({length: count}, (_, index) => line(index + 1));

test('a project has ten groups, the default group among them', t => {
  const full = after(project, ...numbered(9, index => `security group create g${index}`));
  t.is(full.groups.length, 10);
  const refused = refusal(full, 'security group create one-more');
  t.is(refused.says, "ConflictException: 409, Quota exceeded for resources: ['security_group'].");
  t.is(refused.exit, 1);
  t.regex(refused.remedy, /may have 10/);
  const room = after(full, 'security group delete g9');
  t.is(after(room, 'security group create one-more').groups.length, 10);
});

test('a project has a hundred rules, and a new group needs room for two', t => {
  const count = (made: typeof project) => made.groups.flatMap(({rules}) => rules).length;
  const rules = numbered(93, index => `ingress tcp/${index} on web`);
  const nearlyFull = after(project, 'security group create web', ...rules);
  t.is(count(nearlyFull), 99);
  const says = "ConflictException: 409, Quota exceeded for resources: ['security_group_rule'].";
  t.is(refusal(nearlyFull, 'security group create app').says, says);
  const full = after(nearlyFull, 'ingress udp/1 on web');
  t.is(count(full), 100);
  t.is(refusal(full, 'ingress udp/2 on web').says, says);
  // The API looks at the quota before it looks for the same rule.
  t.is(refusal(full, 'ingress udp/1 on web').says, says);
  t.is(count(after(full, 'security group rule delete 3', 'ingress udp/2 on web')), 100);
  t.is(count(after(full, 'security group rule delete 3 4', 'security group create app')), 100);
});

test('a world whose quota is not known has none', t => {
  const many = after(worldWith('web'), ...numbered(120, index => `ingress tcp/${index} on web`));
  t.is(group(many, 'web').rules.length, 120);
  t.is(answer(many, 'security group create app').world.groups.length, 2);
});
