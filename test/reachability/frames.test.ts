import test from 'ava';
import type {Verdict} from '../../src/reachability/gates/cause.ts';
import {parseQuestion} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {lessonAt, platform} from '../a-course.ts';

/** A packet, and in each frame, 1 to 7, what becomes of it once the frame is solved. */
type Row = readonly [question: string, ...verdicts: readonly Verdict[]];

const group = 'no-group-at-source';
const egress = 'no-egress-rule';
const ingress = 'no-ingress-rule';
const open = 'delivered';

const table: readonly Row[] = [
  ['public 1.1.1.1 tcp/443', group, open, open, open, open, open, open],
  ['public 1.1.1.1 udp/53', group, open, open, open, open, open, open],
  ['public 1.1.1.1 icmp', group, open, open, open, open, open, open],
  ['Internet public tcp/443', 'no-group-at-destination', ingress, open, open, open, open, open],
  [
    'Internet public tcp/80',
    'no-group-at-destination',
    ingress,
    ingress,
    ingress,
    ingress,
    ingress,
    ingress,
  ],
  [
    'Internet public tcp/3333',
    'no-group-at-destination',
    ingress,
    ingress,
    ingress,
    ingress,
    ingress,
    ingress,
  ],
  ['public default tcp/80', group, ingress, ingress, open, open, open, open],
  ['public default tcp/81', group, ingress, ingress, ingress, ingress, ingress, ingress],
  ['default public tcp/3333', group, egress, egress, egress, open, open, open],
  ['default public tcp/443', group, egress, egress, egress, egress, egress, egress],
  ['public default tcp/3333', group, ingress, ingress, ingress, ingress, ingress, ingress],
  ['private default tcp/4545', group, egress, egress, egress, egress, open, open],
  ['private default tcp/80', group, egress, egress, egress, egress, ingress, ingress],
  ['private public tcp/443', group, egress, egress, egress, egress, open, open],
  ['private 1.1.1.1 tcp/443', group, egress, egress, egress, egress, 'no-way-out', 'no-way-out'],
  [
    'Internet private tcp/22',
    'no-way-in',
    'no-way-in',
    'no-way-in',
    'no-way-in',
    'no-way-in',
    'no-way-in',
    'no-way-in',
  ],
  [
    'Internet default tcp/80',
    'no-way-in',
    'no-way-in',
    'no-way-in',
    'no-way-in',
    'no-way-in',
    'no-way-in',
    'no-way-in',
  ],
  ['default 1.1.1.1 tcp/443', group, egress, egress, egress, egress, egress, open],
  ['default 1.1.1.1 tcp/80', group, egress, egress, egress, egress, egress, egress],
  ['default 1.0.0.1 tcp/443', group, egress, egress, egress, egress, egress, egress],
  ['default private tcp/22', group, egress, egress, egress, egress, egress, egress],
  ['public private tcp/22', group, ingress, ingress, ingress, ingress, ingress, ingress],
];

for (const [text, ...verdicts] of table) {
  verdicts.forEach((verdict, index) => {
    const frame = index + 1;
    test(`frame ${frame}: ${text}: ${verdict}`, t => {
      const question = parseQuestion(platform, text.split(' '));
      if (!question.ok) return t.fail(question.error.says);
      t.is(trace(lessonAt(`${frame}`).solved, question.value).verdict, verdict);
    });
  });
}

for (const [text, seenAs] of [
  ['default 1.1.1.1 tcp/443', '203.0.113.12'],
  ['default public tcp/3333', '10.65.42.3'],
  ['private default tcp/4545', '10.65.145.17'],
  ['public 1.1.1.1 tcp/443', '185.189.28.56'],
  ['Internet public tcp/443', '198.51.100.23'],
] as const) {
  test(`${text} is seen as ${seenAs}`, t => {
    const question = parseQuestion(platform, text.split(' '));
    if (!question.ok) return t.fail(question.error.says);
    t.is(`${trace(lessonAt('7').solved, question.value).seenAs}`, seenAs);
  });
}
