import test from 'ava';
import type {Verdict} from '../../src/reachability/gates/cause.ts';
import {parseQuestion} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {addressIn} from '../network/read.ts';
import {dualStack, questionIn, traceIn} from './dual-stack.ts';

/** A question, the verdict, and what the far end sees or the first gate that asks for a source. */
const own: readonly (readonly [question: string, verdict: Verdict, seenAs: string | null])[] = [
  ['two@185.189.28.7 tgt tcp/80', 'delivered', '185.189.28.7'],
  ['two@185.189.28.7 tgt tcp/81', 'no-ingress-rule', null],
  ['two@185.189.28.6 tgt tcp/81', 'delivered', '185.189.28.6'],
  ['185.189.28.6@185.189.28.7 tgt tcp/80', 'delivered', '185.189.28.7'],
  ['mix@2a0a:bcc0:42::5 pub tcp/80', 'delivered', '2a0a:bcc0:42::5'],
  ['mix@185.189.30.5 1.1.1.1 tcp/80', 'delivered', '185.189.30.5'],
  ['mix@10.66.0.5 1.1.1.1 tcp/80', 'no-way-out', null],
];

for (const [question, verdict, seenAs] of own) {
  test(`${question} is sent from the address it says, and is ${verdict}`, t => {
    const traced = traceIn(dualStack, question);
    t.is(traced.verdict, verdict);
    t.is(traced.seenAs && `${traced.seenAs}`, seenAs);
  });
}

test('an own address that is claimed is one, however the question was made', t => {
  const question = {...questionIn(dualStack, 'two tgt tcp/80'), claims: addressIn('185.189.28.7')};
  t.is(`${trace(dualStack, question).seenAs}`, '185.189.28.7');
});

test('after a claim that its host drops, ingress is asked with the address that was claimed', t => {
  const traced = traceIn(dualStack, 'pub@185.189.28.7 tgt tcp/81');
  t.deepEqual(
    traced.blockedBy.map(({cause, remote}) => `${cause} ${remote}`),
    ['not-its-address 185.189.28.7', 'no-ingress-rule 185.189.28.7'],
  );
  const allowed = traceIn(dualStack, 'pub@185.189.28.7 tgt tcp/80');
  t.deepEqual(
    allowed.blockedBy.map(({cause}) => cause),
    ['not-its-address'],
  );
});

test('a claimed address is not translated', t => {
  const {hops} = traceIn(dualStack, 'def@10.65.0.9 pub tcp/80');
  t.false(hops.some(({kind}) => kind === 'nat'));
});

for (const [question, says] of [
  ['1.1.1.1@9.9.9.9 pub tcp/80', /^1\.1\.1\.1 is no instance of this project/],
  ['185.189.28.99@185.189.28.98 pub tcp/80', /is no instance of this project/],
  ['two@2a0a:bcc0:40::9 pub tcp/80', /is of IPv6, which not both of these ends speak/],
  ['pub@2a0a:bcc0:40::9 two tcp/80', /is of IPv6, which not both of these ends speak/],
  ['pub@2a0a:bcc0:40::5 two tcp/80', /is of IPv6, which not both of these ends speak/],
  ['pub@x two tcp/80', /'x' is not an IP address/],
  ['two 185.189.28.7 tcp/80', /are the same/],
  ['185.189.28.6 185.189.28.7 tcp/80', /are the same/],
] as const) {
  test(`the question '${question}' is refused`, t => {
    const read = parseQuestion(dualStack.platform, question.split(' '));
    t.false(read.ok);
    if (!read.ok) t.regex(read.error.says, says);
  });
}
