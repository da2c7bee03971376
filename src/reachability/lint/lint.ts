import type {World} from '../../security-groups/world.ts';
import {addressGroup} from './address-group.ts';
import {adminPortOpen} from './admin-port-open.ts';
import {answersOnly} from './answers-only.ts';
import {calicoQuirks} from './calico-quirk.ts';
import {type Finding, findings, type Search} from './finding.ts';
import {implied} from './implied.ts';
import {oneVersionOnly} from './one-version-only.ts';
import {rangeWithoutPrefix} from './range-without-prefix.ts';
import {statelessGroup} from './stateless-group.ts';
import {unmet} from './unmet.ts';
import {unusedGroup} from './unused-group.ts';

/** Searches for rules that should be deleted or replaced, whatever else is found about them. */
const faults: readonly Search[] = [adminPortOpen, addressGroup, calicoQuirks, answersOnly, unmet];

const others: readonly Search[] = [rangeWithoutPrefix, oneVersionOnly, unusedGroup, statelessGroup];

const order = Object.keys(findings);

/**
 * Finds everything to point out about a world's security groups: most harmful first, then in the
 * order of the rules. It is exact: what a finding says holds for every packet of the rule. A rule
 * that should be deleted is not also said to need a twin over the other version of IP, and it does
 * not make a narrower, better rule redundant.
 */
export const lint = (world: World): readonly Finding[] => {
  const faulty = faults.flatMap(search => search(world));
  const going = new Set(
    faulty.flatMap(({mend}) => mend.flatMap(each => (each.do === 'delete-rule' ? each.rule : []))),
  );
  const needless = implied(world, ({rule}) => going.has(rule.id));
  const alsoGoing = new Set(needless.map(({listed}) => listed?.rule.id));
  const isTwinWanted = ({kind, listed}: Finding): boolean =>
    kind !== 'one-version-only' ||
    !listed ||
    !(going.has(listed.rule.id) || alsoGoing.has(listed.rule.id));
  return [
    ...faulty,
    ...needless,
    ...others.flatMap(search => search(world)).filter(isTwinWanted),
  ].sort(
    (one, next) =>
      order.indexOf(one.kind) - order.indexOf(next.kind) ||
      (one.listed?.number ?? 0) - (next.listed?.number ?? 0),
  );
};
