import {addressAt} from '../../network/address.ts';
import {witnessOf} from '../flows/flows.ts';
import type {Endpoint} from '../gates/endpoint.ts';
import {isRegion, type Passage} from '../reach/reach.ts';
import type {Question} from '../trace/question.ts';

const farEnd = ({ethertype, peer}: Passage): Endpoint => {
  if (!isRegion(peer)) return {kind: 'instance', ...peer};
  const kind = peer.kind === 'site' ? 'neighbour' : 'internet';
  return {kind, address: addressAt(ethertype, peer.first)};
};

/**
 * Makes a question about one packet that a passage lets through; undefined when the passage is
 * empty.
 */
export const questionOf = (passage: Passage): Question | undefined => {
  const {instance, address, direction, ethertype, flows} = passage;
  const packet = witnessOf(flows);
  const own: Endpoint = {kind: 'instance', instance, address};
  const far = farEnd(passage);
  return (
    packet && {
      ...(direction === 'egress' ? {from: own, to: far} : {from: far, to: own}),
      packet,
      ethertype,
    }
  );
};
