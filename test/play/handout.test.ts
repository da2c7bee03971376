import test from 'ava';
import {type Handout, writeHandout} from '../../src/play/handout.ts';

const handout: Handout = [
  {kind: 'title', text: 'One *page*'},
  {kind: 'heading', text: '1. A part'},
  {kind: 'text', text: `Write <GROUP>, and ${'no more than that '.repeat(5)}.`},
  {kind: 'list', items: ['short', `long ${'and longer '.repeat(8)}`]},
  {kind: 'commands', lines: ["server list | grep '`'", 'egress any on `web`']},
  {
    kind: 'table',
    rows: [
      ['name', 'what'],
      ['public', 'a|b'],
    ],
  },
];

test('a page as text is wrapped, and its commands are not', t => {
  t.is(
    writeHandout(handout, 'text'),
    `One *page*
==========

1. A part
---------

Write <GROUP>, and no more than that no more than that no more than that no
more than that no more than that .

- short
- long and longer and longer and longer and longer and longer and longer and
  longer and longer

    server list | grep '\`'
    egress any on \`web\`

name    what
public  a|b`,
  );
});

test('a page as Markdown has nothing that means something else', t => {
  t.is(
    writeHandout(handout, 'markdown'),
    `# One \\*page\\*

## 1. A part

Write \\<GROUP>, and ${'no more than that '.repeat(5)}.

- short
- long ${'and longer '.repeat(8)}

\`\`\`sh
server list | grep '\`'
egress any on \`web\`
\`\`\`

| name | what |
| --- | --- |
| public | a\\|b |`,
  );
});

test('no command closes the block it stands in', t => {
  const text = writeHandout([{kind: 'commands', lines: ['```', 'server list']}], 'markdown');
  t.is(text, '````sh\n```\nserver list\n````');
});
