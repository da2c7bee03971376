import test from 'ava';
import {noFlows} from '../../src/reachability/flows/flows.ts';
import {peerClassesOf} from '../../src/reachability/reach/peer-classes.ts';
import {flowsBetween} from '../../src/reachability/reach/reach.ts';
import {lessonAt, platform} from '../a-course.ts';

// Three instances of one group, one of which was changed in a way that the platform does not bear.

for (const {name} of platform.instances) {
  test(`where ${name} is misused, the others of its group reach each other, and it nobody`, t => {
    const instances = platform.instances.map(instance =>
      instance.name === name ? {...instance, misuse: 'own-gateway' as const} : instance,
    );
    const world = {...lessonAt('1').start, platform: {...platform, instances}};
    const {classOf, flows} = peerClassesOf(world, 'IPv4');
    for (const from of instances) {
      for (const to of instances.filter(other => other !== from)) {
        const passing = flowsBetween(world, from, to, 'IPv4');
        t.is(passing === noFlows, [from.name, to.name].includes(name));
        const [one, other] = [from, to].map(({addresses: [own]}) => own && classOf(own));
        t.is(flows(one ?? -1, other ?? -1), passing);
      }
    }
  });
}
