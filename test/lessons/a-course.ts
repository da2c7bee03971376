import {type ReadCourse, readCourse} from '../../src/lessons/read/read-course.ts';
import type {Fault} from '../../src/text/fault.ts';
import type {TextFile} from '../../src/text/yaml-file.ts';

const platform = `project: trial
networks:
  - name: public
    site: sto1
    pools:
      - {prefix: 185.189.28.0/23, internet: direct}
  - name: default-v4-nat
    site: sto1
    pools:
      - {prefix: 10.65.0.0/17, internet: translated}
hosts:
  - {name: compute-1, site: sto1, addresses: [203.0.113.11]}
instances:
  - name: public
    network: public
    host: compute-1
    addresses: [185.189.28.56]
    security-groups: [default]
  - name: inner
    network: default-v4-nat
    host: compute-1
    addresses: [10.65.42.3]
internet:
  - {name: 1.1.1.1, address: 1.1.1.1, role: server}
  - {name: visitor, address: 198.51.100.23, role: visitor}
`;

const first = `id: first
title: The first
start: |
  openstack security group create web
  openstack security group rule delete 1 2
  openstack server add security group public web
  openstack server remove security group public default
brief: Let public out.
goals:
  - id: out
    say: public reaches the Internet
    flow: public -> Internet tcp/443
    expect: open
  - id: shut
    say: the Internet stays out
    flow: Internet -> public any
    expect: blocked
hints:
  - id: wide
    step: observation
    when: {excess: true}
    say: Too much is open.
  - id: look
    step: observation
    say: Look where it stops.
  - id: gates
    step: concept
    say: What leaves is egress.
  - id: nearly
    step: nudge
    say: It takes one egress rule.
  - id: all
    step: answer
    say: egress tcp/443 to any on web
mistakes:
  - answer: ingress tcp/443 from any on web
    fails: [out, shut, least]
    hint: wide
  - answer: server remove security group public web
    fails: [out]
    hint: look
solution: egress tcp/443 to 0.0.0.0/0 on web
also:
  - |
    egress tcp/443 to 0.0.0.0/1 on web
    egress tcp/443 to 128.0.0.0/1 on web
debrief:
  happened: public got out.
  remember: Egress lets out.
  link: https://example.com/
`;

const second = first
  .replace('id: first', 'id: second')
  .replace(/start: .*?(?=brief)/s, 'after: first\n')
  .replaceAll('tcp/443', 'udp/53');

/** A small sound course: a platform, and two lessons of which the second is after the first. */
export const files: readonly TextFile[] = [
  {name: 'platform.yaml', text: platform},
  {name: '1-first.yaml', text: first},
  {name: '2-second.yaml', text: second},
];

/** A slip in a file: what stands there, all of it once, and what stands there instead. */
export type Slip = readonly [name: string, from: string, to: string];

/** The files with some slips made in them. */
export const withSlips = (
  sound: readonly TextFile[],
  ...slips: readonly Slip[]
): readonly TextFile[] =>
  slips.reduce((before, [name, from, to]) => {
    const text = before.find(file => file.name === name)?.text ?? '';
    if (text.split(from).length !== 2) throw new Error(`${name} has not one '${from}'`);
    const changed = {name, text: text.replace(from, () => to)};
    return before.map(file => (file.name === name ? changed : file));
  }, sound);

/** The number of the first line of a file that holds a text. */
export const lineOf = (all: readonly TextFile[], name: string, part: string): number => {
  const text = all.find(file => file.name === name)?.text ?? '';
  const line = text.split('\n').findIndex(each => each.includes(part)) + 1;
  if (line === 0) throw new Error(`${name} has no line with '${part}'`);
  return line;
};

/** The course in files that are sound. */
export const courseOf = (sound: readonly TextFile[]): ReadCourse => {
  const course = readCourse(sound);
  if (!course.ok) throw new Error(JSON.stringify(course.error));
  return course.value;
};

/** The faults of files that are not. */
export const faultsOf = (faulty: readonly TextFile[]): readonly Fault[] => {
  const course = readCourse(faulty);
  if (course.ok) throw new Error('the course is sound');
  return course.error;
};
