import type {Instance, Platform} from '../network/platform.ts';

/**
 * Orders instances by their networks and, within a network, as in the known platform; new ones come
 * last. An instance that was created again keeps its position.
 */
export const inOrder = (
  {networks, instances}: Platform,
  known: Platform | undefined,
): readonly Instance[] => {
  const names = known?.instances.map(({name}) => name) ?? [];
  const networkOf = ({network}: Instance): number =>
    networks.findIndex(({name}) => name === network);
  const rankOf = ({name}: Instance): number =>
    names.includes(name) ? names.indexOf(name) : names.length;
  return [...instances].sort(
    (one, other) => networkOf(one) - networkOf(other) || rankOf(one) - rankOf(other),
  );
};
