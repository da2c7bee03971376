import fc from 'fast-check';
import {createRule} from '../../src/security-groups/change.ts';
import type {RuleBody} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';

/** The rules that allow all of one direction and version. */
export const generous: readonly RuleBody[] = (['ingress', 'egress'] as const).flatMap(direction =>
  (['IPv4', 'IPv6'] as const).map(
    (ethertype): RuleBody => ({
      direction,
      ethertype,
      traffic: {kind: 'any'},
      remote: {kind: 'any'},
      description: '',
    }),
  ),
);

const withRules = (world: World, added: readonly (readonly [group: number, body: RuleBody])[]) =>
  added.reduce((before, [index, body]) => {
    const group = before.groups.filter(({name}) => name !== 'default')[index];
    const made = group && createRule(before, group.id, body);
    return made?.ok ? made.value.world : before;
  }, world);

/**
 * Random worlds in which some groups allow everything one way, as most groups do that people
 * make: little arrives where both ends' rules are by chance, and then neither end is judged. `most` is how many groups and ways.
 */
export const opened = (worlds: fc.Arbitrary<World>, most = 4): fc.Arbitrary<World> =>
  fc
    .tuple(worlds, fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...generous)), {maxLength: most}))
    .map(([world, added]) => withRules(world, added));
