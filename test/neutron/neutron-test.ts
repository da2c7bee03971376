import test, {type ExecutionContext} from 'ava';
import {whatIsMissing} from './needs.ts';
import {type Neutron, openNeutron} from './neutron.ts';

const {CI, NEUTRON_REQUIRED, NEUTRON_ASKED} = process.env;
const missing = NEUTRON_ASKED ? 'it was asked before' : await whatIsMissing();
const required = !NEUTRON_ASKED && (Boolean(CI) || NEUTRON_REQUIRED === '1');

let opened: Promise<Neutron> | undefined;

test.after.always(async () => {
  await opened?.then(neutron => neutron.close());
});

/**
 * A test with a Neutron server, which all tests of a file share and which is gone after them,
 * whatever comes of them. Where there is none the test is skipped and its title says why; in CI, or
 * when it is required, it fails.
 */
export const neutronTest = (
  title: string,
  use: (t: ExecutionContext, neutron: Neutron) => Promise<void>,
): void => {
  if (missing && !required) {
    test.skip(`${title} (not asked: ${missing})`, () => {});
    return;
  }
  test.serial(title, async t => {
    t.timeout(400_000);
    if (missing) {
      t.fail(`Neutron must be asked here, but ${missing}.`);
      return;
    }
    opened ??= openNeutron();
    await use(t, await opened);
  });
};
