import {
  type Ethertype,
  ethertypeOf,
  everywhere,
  hostPrefix,
  parsePrefix,
} from '../../network/address.ts';
import {addressOf, findInstance} from '../../network/platform.ts';
import {failure, type Result, success} from '../../result.ts';
import {isIpv6Only, protocolOf} from '../../security-groups/protocol.ts';
import {groupsNamed, listGroups, type World} from '../../security-groups/world.ts';
import {nearest} from '../../text/nearest.ts';
import {misread, type Refusal} from '../refusal.ts';
import {optionWords} from '../rule-command.ts';

/** The version of IP that a protocol requires; IPv4 if it requires none. */
const ethertypeFor = (trafficText: string): Ethertype => {
  const protocol = protocolOf(trafficText.replace(/\/.*$/s, ''));
  return protocol && isIpv6Only(protocol.number) ? 'IPv6' : 'IPv4';
};

const prefixOptions = (text: string, ethertype: Ethertype): readonly string[] => [
  ...(ethertype === 'IPv6' ? ['--ethertype', 'IPv6'] : []),
  ...optionWords('--remote-ip', text),
];

/**
 * The options that stand for a far end. It reads `any`, an address or a prefix first; then an
 * instance's name, which means its address; then a group's name. If an instance and a group share a
 * name, like `default`, it means the instance; the group is `group:default`.
 */
export const farEndOptions = (
  world: World,
  far: string,
  traffic: string,
  form: string,
): Result<readonly string[], Refusal> => {
  const ethertype = ethertypeFor(traffic);
  // Lessons and pictures say Internet, so people will; a rule can only say any.
  if (['any', 'internet'].includes(far.toLowerCase()))
    return success(prefixOptions(everywhere(ethertype), ethertype));
  const prefix = parsePrefix(far);
  if (prefix.ok) return success(prefixOptions(far, ethertypeOf(prefix.value)));
  if (far.startsWith('group:')) {
    return success(optionWords('--remote-group', far.slice('group:'.length)));
  }
  const {instances} = world.platform;
  const instance = findInstance(world.platform, far);
  if (instance) {
    const address = addressOf(instance, ethertype);
    return address === undefined
      ? failure(
          misread(
            `${instance.name} has no ${ethertype} address.`,
            `Write the prefix you mean: ${form}`,
          ),
        )
      : success(prefixOptions(hostPrefix(address), ethertype));
  }
  const groups = listGroups(world);
  const group = groups.find(({id}) => id === far) ?? groupsNamed(world, far)[0];
  if (group) {
    // The name goes on as typed, so that the client can say when it is not unique.
    return success([
      ...(ethertype === 'IPv6' ? ['--ethertype', 'IPv6'] : []),
      ...optionWords('--remote-group', far),
    ]);
  }
  const names = [...instances, ...groups].map(({name}) => name);
  const meant = nearest(far, names)[0];
  const looksLikeAddress = /^[\d./]+$|:/.test(far);
  return failure(
    misread(
      looksLikeAddress
        ? `'${far}' is not an address or a prefix.`
        : `There is no instance and no group '${far}'.`,
      looksLikeAddress
        ? 'Write an address and a length, like 10.65.0.0/17, 1.1.1.1/32 or 0.0.0.0/0.'
        : meant === undefined
          ? `Write a prefix, any, or one of ${[...new Set(names)].join(', ')}.`
          : `Did you mean ${meant}?`,
    ),
  );
};
