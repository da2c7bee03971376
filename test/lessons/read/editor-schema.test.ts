import {readFileSync, writeFileSync} from 'node:fs';
import test from 'ava';
import * as v from 'valibot';
import {parse} from 'yaml';
import {editorSchema} from '../../../src/lessons/read/editor-schema.ts';
import {causes} from '../../../src/reachability/gates/cause.ts';
import {builtInFiles} from '../built-in.ts';

const node = v.looseObject({
  type: v.optional(v.string()),
  properties: v.optional(v.record(v.string(), v.unknown())),
  required: v.optional(v.array(v.string()), []),
  items: v.optional(v.unknown()),
  anyOf: v.optional(v.array(v.unknown())),
  additionalProperties: v.optional(v.boolean()),
  enum: v.optional(v.array(v.unknown())),
  pattern: v.optional(v.string()),
});

/** What an editor would mark in a value, as paths; it knows what the schema of lessons uses. */
const marked = (schema: unknown, value: unknown, path = ''): readonly string[] => {
  const {
    type,
    properties = {},
    required,
    items,
    anyOf,
    enum: allowed,
    pattern,
  } = v.parse(node, schema);
  if (anyOf) {
    return anyOf.some(each => marked(each, value, path).length === 0) ? [] : [path];
  }
  if (allowed && !allowed.includes(value)) return [path];
  if (type === 'array') {
    return Array.isArray(value)
      ? value.flatMap((each, index) => marked(items, each, `${path}/${index}`))
      : [path];
  }
  if (type === 'object') {
    if (typeof value !== 'object' || value === null) return [path];
    const keys = Object.keys(value);
    return [
      ...required.filter(key => !keys.includes(key)).map(key => `${path}/${key}`),
      ...Object.entries(value).flatMap(([key, each]) =>
        key in properties ? marked(properties[key], each, `${path}/${key}`) : [`${path}/${key}`],
      ),
    ];
  }
  if (type !== undefined && typeof value !== type) return [path];
  const isWrong = pattern && !new RegExp(pattern, 'u').test(String(value));
  return isWrong ? [path] : [];
};

const lessons = builtInFiles.filter(({name}) => /^\d/.test(name));

test('an editor marks nothing in the built-in lessons', t => {
  for (const {name, text} of lessons) {
    t.deepEqual(marked(editorSchema(), parse(text)), [], name);
  }
});

for (const [slip, from, to, at] of [
  ['a field that is missing', /^title:.*$/m, '', '/title'],
  ['a field too many', /^title:/m, 'level: 1\ntitle:', '/level'],
  ['a step that is none', /step: nudge/, 'step: push', '/hints/'],
  ['a cause that is none', /when: \{.*\}/, 'when: { cause: no-luck }', '/when/cause'],
  ['a link that is none', /link: .*/, 'link: see above', '/debrief/link'],
] as const) {
  test(`an editor marks ${slip}`, t => {
    const text = lessons[1]?.text ?? '';
    const found = marked(editorSchema(), parse(text.replace(from, to)));
    t.is(found.length, 1, found.join());
    t.true(found[0]?.includes(at), found[0]);
  });
}

test('an editor completes every cause', t => {
  const text = JSON.stringify(editorSchema());
  t.true(text.includes(JSON.stringify(Object.keys(causes))));
});

// UPDATE_GOLDENS=1 writes the schema anew.
test('the schema beside the lessons is the one of this program', t => {
  const file = 'lessons/lesson.schema.json';
  const text = `${JSON.stringify(editorSchema(), null, 2)}\n`;
  if (process.env.UPDATE_GOLDENS && !process.env.CI) writeFileSync(file, text);
  t.is(readFileSync(file, 'utf8'), text);
});
