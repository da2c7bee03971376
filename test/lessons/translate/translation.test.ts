import test from 'ava';
import {checkTranslations} from '../../../src/lessons/check/translations.ts';
import {languageOf} from '../../../src/lessons/translate/language.ts';
import {readTranslations} from '../../../src/lessons/translate/read-translations.ts';
import {inTranslation, languagesIn} from '../../../src/lessons/translate/translation.ts';
import type {TextFile} from '../../../src/text/yaml-file.ts';
import {courseOf, files, lineOf, type Slip, withSlips} from '../a-course.ts';
import {builtIn, builtInFiles} from '../built-in.ts';

const name = 'sv/1-first.yaml';

const whole = `title: Den första
brief: Släpp ut public.
goals:
  out: public når Internet
  shut: Internet stannar utanför
hints:
  wide: För mycket är öppet.
  look: Se var det tar stopp.
  gates: Det som går ut är egress.
  nearly: Det behövs en egress-regel.
debrief:
  happened: public kom ut.
  remember: Egress släpper ut.
`;

const course = courseOf(files);
const translated: readonly TextFile[] = [...files, {name, text: whole}];

const inSwedish = (all: readonly TextFile[]) => {
  const read = readTranslations(course, all, 'sv');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return inTranslation(course, read.value);
};

test('a translation stands beside its lesson, and gives it its texts alone', t => {
  t.deepEqual(
    courseOf(translated).map(({lesson}) => lesson.id),
    ['first', 'second'],
  );
  const [first, second] = inSwedish(translated);
  const {lesson} = course[0];
  t.is(first.lesson.title, 'Den första');
  t.is(first.lesson.brief, 'Släpp ut public.');
  t.deepEqual(
    first.lesson.goals.map(({say}) => say),
    ['public når Internet', 'Internet stannar utanför'],
  );
  t.is(first.lesson.hints[0]?.say, 'För mycket är öppet.');
  t.deepEqual(first.lesson.debrief, {
    happened: 'public kom ut.',
    remember: 'Egress släpper ut.',
    link: lesson.debrief.link,
  });
  t.like(first.lesson, {id: 'first', solution: lesson.solution, mistakes: lesson.mistakes});
  t.is(second, course[1]);
});

test('what a translation leaves out is shown as the lesson has it', t => {
  const [first] = inSwedish([...files, {name, text: 'goals:\n  shut: Internet är stängt\n'}]);
  const {lesson} = course[0];
  t.is(first.lesson.title, lesson.title);
  t.deepEqual(
    first.lesson.goals.map(({say}) => say),
    ['public reaches the Internet', 'Internet är stängt'],
  );
  t.deepEqual(first.lesson.hints, lesson.hints);
  t.deepEqual(first.lesson.debrief, lesson.debrief);
});

test('a remark on a hold-out is translated by its kind and its instance', t => {
  const slip: Slip = [
    '1-first.yaml',
    'least: true',
    'least: true\nhold-out: [{renewed: public, remark: It does not last.}]',
  ];
  const withLeast = withSlips(files, ['1-first.yaml', 'hints:', 'least: true\nhints:']);
  const held = withSlips(withLeast, slip);
  const heldCourse = courseOf(held);
  const text = 'hold-out:\n  renewed-public: Det varar inte.\n';
  const read = readTranslations(heldCourse, [{name, text}], 'sv');
  if (!read.ok) throw new Error('it cannot be read');
  const [first] = inTranslation(heldCourse, read.value);
  t.deepEqual(first.lesson.holdOuts, [
    {kind: 'renewed', instance: 'public', remark: 'Det varar inte.'},
  ]);
});

test('what explains a question is translated by its id', t => {
  const asked = withSlips(files, [
    '1-first.yaml',
    'mistakes:',
    'questions:\n  - {id: guess, predict: egress tcp/443 on web, explain: Egress it is.}\nmistakes:',
  ]);
  const askedCourse = courseOf(asked);
  const text = 'questions:\n  guess: Det är egress.\n';
  const read = readTranslations(askedCourse, [{name, text}], 'sv');
  if (!read.ok) throw new Error('it cannot be read');
  t.is(inTranslation(askedCourse, read.value)[0].lesson.questions[0]?.explain, 'Det är egress.');
  const faults = checkTranslations(askedCourse, [{name, text: whole}]);
  t.deepEqual(
    faults.map(({says}) => says),
    ["'questions.guess' is not translated."],
  );
});

test('a whole translation has no fault', t => {
  t.deepEqual(checkTranslations(course, translated), []);
  t.deepEqual(languagesIn(translated), ['sv']);
});

/** A slip in a translation, the line to be blamed, and what is said about it. */
const slips: readonly (readonly [title: string, slip: Slip, at: string, says: string])[] = [
  ['a title that is missing', [name, 'title: Den första\n', ''], 'brief:', "'title' is not tr"],
  ['a goal that is missing', [name, '  out: public når Internet\n', ''], 'goals:', "'goals.out'"],
  [
    'a hint that is missing',
    [name, '  look: Se var det tar stopp.\n', ''],
    'hints:',
    "'hints.look'",
  ],
  [
    'a part of the debrief that is missing',
    [name, '  remember: Egress släpper ut.\n', ''],
    'debrief:',
    "'debrief.remember' is not translated.",
  ],
  [
    'a goal that the lesson has not',
    [name, '  out: public', '  in: Internet når public\n  out: public'],
    'in: Internet',
    "The lesson has no 'goals.in'.",
  ],
  [
    'a hint that the lesson has not',
    [name, '  look: Se', '  luck: Hoppas.\n  look: Se'],
    'luck:',
    "The lesson has no 'hints.luck'.",
  ],
  [
    'a field that no lesson has',
    [name, 'brief: Släpp', 'breif: x\nbrief: Släpp'],
    'breif:',
    'is not a field',
  ],
  [
    'logic in it',
    [name, 'brief: Släpp', 'solution: egress any on web\nbrief: Släpp'],
    'solution:',
    'is not a f',
  ],
  [
    'a title that is too long',
    [name, 'Den första', 'Den första '.repeat(5)],
    'title:',
    'more than 46 characters',
  ],
  [
    'a hint that covers more than its place',
    [name, 'Det som går ut är egress.', 'Det som går ut är egress. '.repeat(26)],
    'gates:',
    'This hint takes more than 8 lines',
  ],
];

for (const [title, slip, at, says] of slips) {
  test(`in a translation ${title} is found, and nothing else`, t => {
    const slipped = withSlips(translated, slip);
    const [fault, ...others] = checkTranslations(course, slipped);
    t.deepEqual(others, []);
    t.is(fault?.file, name);
    t.is(fault?.line, lineOf(slipped, name, at));
    t.true(fault?.says.includes(says), fault?.says);
    t.not(fault?.remedy, '');
  });
}

test('a translation of no lesson is found', t => {
  const [fault] = checkTranslations(course, [{name: 'sv/9-none.yaml', text: 'title: Ingen\n'}]);
  t.is(fault?.says, 'There is no lesson 9-none.yaml for this translation.');
});

for (const language of ['sv', 'nb']) {
  test(`the seven frames are in '${language}', whole`, t => {
    const translations = builtInFiles.filter(file => file.name.startsWith(`${language}/`));
    t.deepEqual(checkTranslations(builtIn, translations), []);
    const read = readTranslations(builtIn, translations, language);
    t.deepEqual(read.ok && read.value.map(({place}) => place.number).sort(), [1, 2, 3, 4, 5, 6, 7]);
  });
}

/** The variables of a locale, and the language they ask for. */
const locales: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
  [{}, 'en'],
  [{LANG: 'C'}, 'en'],
  [{LANG: 'POSIX'}, 'en'],
  [{LANG: 'C.UTF-8'}, 'en'],
  [{LANG: 'sv_SE.UTF-8'}, 'sv'],
  [{LANG: 'sv'}, 'sv'],
  [{LANG: 'nb_NO.UTF-8'}, 'nb'],
  [{LANG: 'no_NO.UTF-8'}, 'nb'],
  [{LANG: 'de_DE@euro'}, 'de'],
  [{LC_ALL: '', LC_MESSAGES: 'nb_NO.UTF-8', LANG: 'sv_SE.UTF-8'}, 'nb'],
  [{LC_ALL: 'sv_SE.UTF-8', LC_MESSAGES: 'nb_NO.UTF-8'}, 'sv'],
  [{LC_CTYPE: 'sv_SE.UTF-8'}, 'en'],
];

for (const [env, language] of locales) {
  test(`${JSON.stringify(env)} asks for '${language}'`, t => {
    t.is(languageOf(env), language);
  });
}
