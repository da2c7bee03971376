import test from 'ava';
import {checkCourse} from '../../../src/lessons/check/check-course.ts';
import {newLesson} from '../../../src/lessons/read/new-lesson.ts';
import {readCourse} from '../../../src/lessons/read/read-course.ts';
import {describeFault} from '../../../src/text/fault.ts';
import type {TextFile} from '../../../src/text/yaml-file.ts';
import {files} from '../a-course.ts';
import {builtInFiles} from '../built-in.ts';

const platform: TextFile = builtInFiles.find(({name}) => name === 'platform.yaml') ?? {
  name: 'platform.yaml',
  text: '',
};

const made = (folder: readonly TextFile[], id: string): readonly TextFile[] => {
  const result = newLesson(folder, id, platform);
  if (!result.ok) throw new Error(result.error.says);
  return result.value;
};

const rule = 'openstack security group rule create --ingress --protocol tcp';

/** What an author puts in place of the blanks, in their order. */
const fillings = [
  'A site for everybody',
  'public has a web site. Let everybody read it, and nothing but it.',
  'the Internet reaches public on tcp/80',
  'Internet -> public tcp/80',
  'the Internet does not reach public on tcp/22',
  'Internet -> public tcp/22',
  'The Internet reaches public on tcp/22 as well.',
  'The packet stops at the ingress of public.',
  'Whoever begins a conversation from outside needs an ingress rule.',
  'The group of public needs an ingress rule with a protocol and a port.',
  `${rule} --dst-port 80 default`,
  `${rule} --dst-port 8080 default`,
  `${rule} default`,
  `${rule} --dst-port 80 default`,
  `|
    openstack security group create web
    ${rule} --dst-port 80 web
    openstack server add security group public web`,
  'One rule let everybody in on one port. The answers need none.',
  'Ingress is what others begin.',
  'https://docs.safespring.com/compute/networking/',
];

const blank = /<[^<>]*(?:-> [^<>]*)?>(?= *$)/gm;

const filled = ({name, text}: TextFile): TextFile => {
  const values = fillings.values();
  return {name, text: text.replace(blank, () => values.next().value ?? 'one blank too many')};
};

test('a new lesson has a blank for each thing to say, and passes when they are filled', t => {
  const [lesson, ground] = made([], 'web-site');
  if (!lesson || !ground) throw new Error('no files');
  t.is(lesson.name, '01-web-site.yaml');
  t.deepEqual(ground, platform);
  t.is([...lesson.text.matchAll(blank)].length, fillings.length);
  // The platform's default group lets its members reach each other, and nobody else in.
  const course = readCourse([platform, filled(lesson)]);
  t.deepEqual(course.ok ? checkCourse(course.value).map(describeFault) : course.error, []);
});

test('a lesson is not sound while a blank is left', t => {
  const [lesson] = made([], 'web-site');
  const {name, text} = filled(lesson ?? platform);
  const left = text.replace('Ingress is what others begin.', '<one sentence to remember>');
  const course = readCourse([platform, {name, text: left}]);
  if (!course.ok) throw new Error('it cannot be read');
  const [fault, ...others] = checkCourse(course.value);
  t.deepEqual(others, []);
  t.like(fault, {says: "'<one sentence to remember>' is a blank.", remedy: 'Fill it in.'});
});

test('a lesson with all its blanks is named as faulty, line by line', t => {
  const course = readCourse(made([], 'web-site'));
  if (course.ok) throw new Error('it is sound');
  for (const {file, says} of course.error) {
    t.is(file, '01-web-site.yaml');
    t.regex(says, /debrief\.link|<FROM -> TO/);
  }
});

test('a new lesson comes after those of its folder, and offers to begin after the last', t => {
  const [lesson, ...others] = made(files, 'third');
  t.is(lesson?.name, '3-third.yaml');
  t.regex(lesson?.text ?? '', /^# after: second$/m);
  t.deepEqual(others, []);
});

test('where lessons have no numbers, a new one would not come last, and is refused', t => {
  const unnumbered = files.map(file => ({...file, name: file.name.replace(/^\d-/, '')}));
  const result = newLesson(unnumbered, 'third', platform);
  t.false(result.ok);
  if (!result.ok) t.regex(result.error.says, /^01-third\.yaml would come before second\.yaml/);
});

for (const [id, says] of [
  ['second', "The id 'second' is taken by 2-second.yaml."],
  ['Third', "'Third' cannot be a lesson's id: an id is lower-case letters"],
  ['sandbox', "'sandbox' cannot be a lesson's id: 'sandbox' means something else here."],
] as const) {
  test(`'${id}' is refused as the id of a new lesson`, t => {
    const result = newLesson(files, id, platform);
    if (result.ok) throw new Error('it was taken');
    t.true(result.error.says.includes(says), result.error.says);
    t.not(result.error.remedy, '');
  });
}
