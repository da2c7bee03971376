import test from 'ava';
import {files} from '../lessons/a-course.ts';
import {builtIn} from '../lessons/built-in.ts';
import {newRun} from './a-shell.ts';

const titles = (out: string) => JSON.parse(out).map(({title}: {title: string}) => title);

test('the locale chooses the language of the lessons, and --lang goes before it', async t => {
  const run = newRun(t);
  const swedish = titles((await run('lessons --json', {language: 'sv'})).out);
  t.is(swedish[0], 'Ingen grupp, ingen trafik');
  t.is(swedish[7], builtIn[7]?.lesson.title);
  const norwegian = titles((await run('lessons --json --lang nb', {language: 'sv'})).out);
  t.is(norwegian[0], 'Ingen gruppe, ingen trafikk');
  const english = titles((await run('--lang en lessons --json', {language: 'sv'})).out);
  t.is(english[0], builtIn[0].lesson.title);
});

test('a language that the locale names and nobody has translated to is English', async t => {
  const {exit, out} = await newRun(t)('lessons --json', {language: 'de'});
  t.is(exit, 0);
  t.is(titles(out)[0], builtIn[0].lesson.title);
});

test('--lang with a language that there is not names those that there are', async t => {
  const {exit, err} = await newRun(t)('lessons --lang fi');
  t.is(exit, 2);
  t.regex(err, /not translated to 'fi'\.\nChoose one of: --lang en, --lang nb, --lang sv$/);
});

test('a lesson is played in a language, and solved in it', async t => {
  const run = newRun(t);
  const input = 'egress any to any on sg-public';
  const {exit, out} = await run('play 2 --lang sv', {input});
  t.is(exit, 0);
  t.regex(out, /^Varje instans har nu en egen security group/m);
  t.regex(out, /^✓ public når Internet, alla protokoll$/m);
  t.regex(out, /^★★★ solved/m);
  t.regex(out, /^Egress bestämmer vad en instans får inleda/m);
  t.regex((await run('notes --lang nb')).out, /^Egress bestemmer hva en instans kan innlede/m);
});

test('lessons check proves the translations of a folder too', async t => {
  const mine = [...files, {name: 'sv/1-first.yaml', text: 'title: Den första\n'}];
  const {exit, err} = await newRun(t)('lessons check mine', {folders: {mine}});
  t.is(exit, 1);
  t.regex(err, /^sv\/1-first\.yaml:1: 'brief' is not translated\. /m);
});

test('a translation at fault keeps nobody from playing in English', async t => {
  const mine = [...files, {name: 'sv/1-first.yaml', text: 'titel: Den första\n'}];
  const run = newRun(t);
  t.is((await run('lessons --lessons mine', {folders: {mine}})).exit, 0);
  const {exit, err} = await run('lessons --lessons mine --lang sv', {folders: {mine}});
  t.is(exit, 2);
  t.regex(err, /^sv\/1-first\.yaml:1: 'titel' is not a field of it\./m);
});
