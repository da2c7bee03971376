import {type AddressRange, addressAt} from '../network/address.ts';
import {describeFlows} from './flows.ts';
import {isRegion, type Passage} from './reach.ts';

const describeRange = ({ethertype, first, last}: AddressRange): string => {
  const start = addressAt(ethertype, first);
  return first === last ? start : `${start}-${addressAt(ethertype, last)}`;
};

const describePeer = (peer: Passage['peer']): string => {
  if (!isRegion(peer)) return peer.name;
  return peer.kind === 'internet'
    ? `the Internet (${describeRange(peer)})`
    : `others of the site (${describeRange(peer)})`;
};

/** What passes, in words: `tcp/80 from others of the site (185.189.28.0-185.189.28.55) to default`. */
export const describePassage = ({instance, direction, peer, flows}: Passage): string => {
  const what = describeFlows(flows);
  const shown = what.length > 4 ? [...what.slice(0, 3), `${what.length - 3} more`] : what;
  const [from, to] =
    direction === 'egress'
      ? [instance.name, describePeer(peer)]
      : [describePeer(peer), instance.name];
  return `${shown.join(', ')} from ${from} to ${to}`;
};
