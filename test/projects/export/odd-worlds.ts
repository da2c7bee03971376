import fc from 'fast-check';
import type {World} from '../../../src/security-groups/world.ts';
import {worlds} from '../../reachability/worlds.ts';

/** Texts that mean something to a shell, to HCL, to JSON or to a terminal, and plain ones. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.string({minLength: 1, unit: 'grapheme'}),
  fc
    .array(
      fc.constantFrom(
        ...['$', '{', '}', '%', '"', "'", '\\', '`', '\n', '\r', '\t', '\u001b', '\u0085', ' '],
        ...['#', '-', '!', 'a', '\u2028', '$(id)', `\${x}`, '%{if', 'é', '=', '/*', '<<EOF', 'n'],
      ),
      {minLength: 1, maxLength: 12},
    )
    .map(parts => parts.join('')),
  fc.constantFrom(
    'sg-web',
    'SG web',
    'sg_web',
    '1',
    'http_proxy',
    'PATH',
    '--',
    '-x',
    'default_group',
  ),
);

const isGroupName = (name: string): boolean => name.toLowerCase() !== 'default';

/** Worlds whose groups, rules' descriptions and instances have such names; some share one. */
export const oddWorlds: fc.Arbitrary<World> = fc
  .tuple(
    worlds,
    fc.array(oddText.filter(isGroupName), {minLength: 8, maxLength: 8}),
    fc.array(oddText, {minLength: 8, maxLength: 8}),
  )
  .map(([world, names, others]) => ({
    ...world,
    platform: {
      ...world.platform,
      project: others[0] ?? '',
      instances: world.platform.instances.map((instance, index) => ({
        ...instance,
        name: others[index % 8] ?? '',
      })),
    },
    groups: world.groups.map((group, index) => ({
      ...group,
      name: group.name === 'default' ? group.name : (names[index % 8] ?? ''),
      description: others[index % 8] ?? '',
      rules: group.rules.map(rule => ({...rule, description: names[index % 8] ?? ''})),
    })),
  }));
