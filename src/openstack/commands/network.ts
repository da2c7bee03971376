import {success} from '../../result.ts';
import type {Command} from '../command.ts';

/**
 * `openstack network list`. The lab's networks have no ids, so the column ID is left out, and
 * Subnets shows the prefixes of the pools where the client shows the subnets' ids.
 */
export const networkList: Command = {
  words: 'network list',
  about: 'List networks',
  declare: options => {
    options.add_argument('--long', {
      action: 'store_true',
      help: 'List additional fields in output',
    });
  },
  run: world =>
    success({
      world,
      output: {
        kind: 'table',
        columns: ['Name', 'Subnets'],
        rows: world.platform.networks.map(({name, pools}) => [
          name,
          pools.map(({prefix}) => prefix).join(', '),
        ]),
      },
    }),
};
