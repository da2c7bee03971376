import test from 'ava';
import {markedLine} from '../../src/tui/screens/lesson/preview-line.ts';

const marked: readonly (readonly [line: string, word: string, before: string])[] = [
  ['server add security group web web-db', 'web', 'server add security group '],
  ['ingress tcp/99999 from any on web', '99999', 'ingress tcp/'],
  ['security group delete web web', 'web', 'security group delete web '],
];

for (const [line, word, before] of marked) {
  test(`of '${line}' the word ${word} is marked after '${before}'`, t => {
    const [first, second] = markedLine(line, {kind: 'wrong', says: '', word});
    t.is(first?.text, before);
    t.is(second?.text, word);
  });
}
