import {
  type Address,
  type AddressRange,
  ethertypeOf,
  hostPrefix,
  integerOf,
  parseAddress,
  parsePrefix,
  rangeOf,
} from '../../network/address.ts';
import {
  addressesOf,
  findInstance,
  holderName,
  instanceAt,
  type Platform,
} from '../../network/platform.ts';
import {failure, problem, type Result, success} from '../../result.ts';
import {endpointAt} from '../gates/endpoint.ts';
import type {Gathered} from '../reach/gather.ts';

/** One end of a report's row: an instance with an address, or all ranges of addresses of a kind. */
export type ReportEnd = Gathered['peer'];

/** Whether an end of a row is one that was asked for. */
export type EndFilter = (end: ReportEnd) => boolean;

const overlap = (one: AddressRange, other: AddressRange): boolean =>
  one.ethertype === other.ethertype && one.first <= other.last && other.first <= one.last;

/** Accepts the ends that have an address of a range. */
const isWithin =
  (range: AddressRange): EndFilter =>
  end =>
    end.kind === 'instance'
      ? overlap(rangeOf(hostPrefix(end.address)), range)
      : end.regions.some(region => overlap(region, range));

/**
 * Reads a range of addresses as a report writes it: an address, a prefix, or a first and a last
 * address.
 */
const parseStretch = (text: string): AddressRange | undefined => {
  const prefix = parsePrefix(text);
  if (prefix.ok) return rangeOf(prefix.value);
  const [first, last, ...more] = text.split('-').map(parseAddress);
  if (!first?.ok || !last?.ok || more.length > 0) return undefined;
  const [start, end] = [first.value, last.value].map(integerOf);
  const ethertype = ethertypeOf(first.value);
  return ethertype === ethertypeOf(last.value) && start !== undefined && end !== undefined
    ? {ethertype, first: start, last: end}
    : undefined;
};

/** Says who has an address that no report has a row about; undefined for other addresses. */
const leftOut = (platform: Platform, address: Address): string | undefined => {
  switch (endpointAt(platform, address).kind) {
    case 'host':
    case 'metadata':
      return "is a compute host's";
    case 'nowhere':
      return 'is neither of a site nor of the Internet';
    default:
      return undefined;
  }
};

const kindOf = new Map<string, 'internet' | 'site'>([
  ['internet', 'internet'],
  ['site', 'site'],
]);

/**
 * Reads which end is asked for: an instance by name or id, or by name and address as a report
 * writes it; `Internet` or `Site` for any address there; an actor on the Internet by name; or an
 * address or range, for any end that has one of its addresses. The error says what there is.
 */
export const parseEndFilter = (platform: Platform, text: string): Result<EndFilter> => {
  const instance = findInstance(platform, text);
  if (instance) return success(end => end.kind === 'instance' && end.instance === instance);
  const isListed = platform.instances.some(instance =>
    addressesOf(instance).some(address => holderName({instance, address}) === text),
  );
  if (isListed) return success(end => end.kind === 'instance' && holderName(end) === text);
  const word = text.toLowerCase();
  const kind = kindOf.get(word);
  if (kind) return success(end => end.kind === kind);
  const actor = platform.internet.find(({name}) => name.toLowerCase() === word);
  const stretch = actor ? rangeOf(hostPrefix(actor.address)) : parseStretch(text);
  const names = [...platform.instances, ...platform.internet].map(({name}) => name).join(', ');
  const remedy = `Use ${names}, Internet, Site, an address or a prefix.`;
  if (!stretch) return failure(problem(`'${text}' is no end that is listed.`, remedy));
  const address = parseAddress(text);
  // A listed stretch of strangers may have an instance's address inside it.
  if (address.ok && instanceAt(platform, address.value)) {
    return success(end => end.kind === 'instance' && end.address === address.value);
  }
  const why = address.ok ? leftOut(platform, address.value) : undefined;
  return why
    ? failure(problem(`${text} ${why}, which is not listed.`, 'Ask with trace about a packet.'))
    : success(isWithin(stretch));
};
