import ava, {type ExecutionContext} from 'ava';
import {bySize} from '../checks.ts';
import {neutron} from '../machine/neutron.ts';
import {testWith} from '../machine/test-with.ts';
import {type Neutron, openNeutron} from './neutron.ts';

const test = testWith(neutron);

let opened: Promise<Neutron> | undefined;

ava.after.always(async () => {
  await opened?.then(neutron => neutron.close());
});

/**
 * A test with a Neutron server, which all tests of a file share and which is gone after them,
 * whatever comes of them.
 */
export const neutronTest = (
  title: string,
  use: (t: ExecutionContext, neutron: Neutron) => Promise<void>,
): void => {
  test.serial(title, async t => {
    t.timeout(bySize({quick: 400_000, ci: 900_000, all: 24 * 3_600_000}));
    opened ??= openNeutron();
    await use(t, await opened);
  });
};
