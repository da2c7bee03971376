import type {Instance, Platform} from '../network/platform.ts';

/**
 * The instances in the order of their networks and, within one, in the order that they are known
 * in, what is new last: one that is created anew stands where it stood.
 */
export const inOrder = (
  {networks, instances}: Platform,
  known: Platform | undefined,
): readonly Instance[] => {
  const names = known?.instances.map(({name}) => name) ?? [];
  const networkOf = ({network}: Instance): number =>
    networks.findIndex(({name}) => name === network);
  const placeOf = ({name}: Instance): number =>
    names.includes(name) ? names.indexOf(name) : names.length;
  return [...instances].sort(
    (one, other) => networkOf(one) - networkOf(other) || placeOf(one) - placeOf(other),
  );
};
