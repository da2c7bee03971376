import {Address4, Address6} from 'ip-address';
import {failure, problem, type Result, success} from '../result.ts';

/** The two versions of IP, spelled as Neutron spells them. */
export type Ethertype = 'IPv4' | 'IPv6';

declare const address: unique symbol;
declare const prefix: unique symbol;

/** One IP address in its canonical text, such as `10.65.42.3`; equal addresses are equal strings. */
export type Address = string & {readonly [address]: true};

/**
 * An address and a length, such as `10.65.0.0/17`. Host bits are kept as given
 * (`10.0.0.5/24`), as Neutron keeps them; matching ignores them.
 */
export type Prefix = string & {readonly [prefix]: true};

/** The addresses from `first` to `last`, both included, as integers. */
export type AddressRange = {
  readonly ethertype: Ethertype;
  readonly first: bigint;
  readonly last: bigint;
};

const parse = (text: string): Address4 | Address6 | undefined => {
  try {
    return text.includes(':') ? new Address6(text) : new Address4(text);
  } catch {
    return undefined;
  }
};

/**
 * The one text that stands for an address. IPv6 addresses that hold an IPv4 address,
 * ::ffff:10.0.0.1 and the old ::10.0.0.1, are written as glibc's inet_ntop writes them, and so as
 * Neutron does.
 */
const canonical = (parsed: Address4 | Address6): string => {
  if (parsed instanceof Address4) return parsed.correctForm();
  const value = parsed.bigInt();
  const before = value >> 32n;
  const isMapped = before === 0xffffn;
  if (!isMapped && (before !== 0n || value <= 0xffffn)) return parsed.correctForm();
  const held = Address4.fromBigInt(value & 0xffffffffn).correctForm();
  return isMapped ? `::ffff:${held}` : `::${held}`;
};

/** Reads one address without a length. The error shows what an address looks like. */
export const parseAddress = (text: string): Result<Address> => {
  const parsed = text.includes('/') || text.includes('%') ? undefined : parse(text);
  return parsed
    ? success(canonical(parsed) as Address)
    : failure(
        problem(`'${text}' is not an IP address.`, 'Write it like 10.65.42.3 or 2001:db8::1.'),
      );
};

/**
 * The prefix length of a netmask such as 255.255.0.0, or of a host mask such as 0.0.255.255: 16
 * (netaddr).
 */
const lengthOfMask = (mask: Address4 | Address6): number | undefined => {
  const size = mask instanceof Address4 ? 32 : 128;
  const bits = mask.bigInt().toString(2).padStart(size, '0');
  return (/^(1*)0*$/.exec(bits) ?? /^(0*)1*$/.exec(bits))?.[1]?.length;
};

const parseWithLength = (text: string): Address4 | Address6 | undefined => {
  const [start = '', length, more] = text.split('/');
  if (length === undefined || /^(0|[1-9]\d{0,2})$/.test(length)) return parse(text);
  const mask = more === undefined && /[.:]/.test(length) ? parse(length) : undefined;
  const isSame = mask && start.includes(':') === mask instanceof Address6;
  const found = isSame ? lengthOfMask(mask) : undefined;
  return found === undefined ? undefined : parse(`${start}/${found}`);
};

/**
 * Reads a prefix. An address alone gets its full length, /32 or /128; a mask becomes a length. It
 * refuses leading zeros and lengths out of range.
 */
export const parsePrefix = (text: string): Result<Prefix> => {
  const parsed = text.includes('%') ? undefined : parseWithLength(text);
  return parsed
    ? success(`${canonical(parsed)}/${parsed.subnetMask}` as Prefix)
    : failure(
        problem(`'${text}' is not a prefix.`, 'Write an address and a length, like 10.65.0.0/17.'),
      );
};

/** The version of IP of an address or a prefix. */
export const ethertypeOf = (text: Address | Prefix): Ethertype =>
  text.includes(':') ? 'IPv6' : 'IPv4';

/** The prefix that holds one address alone: its /32 or /128. */
export const hostPrefix = (of: Address): Prefix =>
  `${of}/${ethertypeOf(of) === 'IPv4' ? 32 : 128}` as Prefix;

/** The prefix that holds every address of a version of IP: 0.0.0.0/0 or ::/0. */
export const everywhere = (ethertype: Ethertype): Prefix =>
  (ethertype === 'IPv4' ? '0.0.0.0/0' : '::/0') as Prefix;

/** The length of a prefix in bits: 17 of `10.65.0.0/17`. */
export const lengthOf = (of: Prefix): number => Number(of.slice(of.indexOf('/') + 1));

const [slash, dot, zero] = [0x2f, 0x2e, 0x30];

/** The 32 bits of an IPv4 address. Its text is canonical, so there is nothing left to check. */
const bitsOf = (of: Address | Prefix): number => {
  let [bits, part] = [0, 0];
  for (let index = 0; index < of.length; index += 1) {
    const code = of.charCodeAt(index);
    if (code === slash) break;
    if (code === dot) {
      bits = bits * 256 + part;
      part = 0;
    } else {
      part = part * 10 + code - zero;
    }
  }
  return bits * 256 + part;
};

/** An address as an integer, of 32 or 128 bits. */
export const integerOf = (of: Address): bigint => {
  if (ethertypeOf(of) === 'IPv4') return BigInt(bitsOf(of));
  const known = integers.get(of);
  if (known !== undefined) return known;
  const value = new Address6(of).bigInt();
  if (integers.size >= mostIntegers) integers.clear();
  integers.set(of, value);
  return value;
};

/**
 * Keeps the integers of IPv6 addresses, which take long to read, and of which a few are asked for
 * again and again.
 */
const integers = new Map<Address, bigint>();
const mostIntegers = 4096;

/** The address of an integer. `value` must fit the 32 or 128 bits of the version. */
export const addressAt = (ethertype: Ethertype, value: bigint): Address =>
  canonical(
    ethertype === 'IPv4' ? Address4.fromBigInt(value) : Address6.fromBigInt(value),
  ) as Address;

/** The first and the last address of a prefix. */
export const rangeOf = (of: Prefix): AddressRange => {
  const ethertype = ethertypeOf(of);
  if (ethertype === 'IPv4') {
    const [bits, size] = [bitsOf(of), 2 ** (32 - lengthOf(of))];
    const first = bits - (bits % size);
    return {ethertype, first: BigInt(first), last: BigInt(first + size - 1)};
  }
  const parsed = new Address6(of);
  return {
    ethertype,
    first: parsed.startAddress().bigInt(),
    last: parsed.endAddress().bigInt(),
  };
};

/** Whether an address lies inside a prefix. An address of the other version of IP never does. */
export const contains = (outer: Prefix, inner: Address): boolean => {
  const ethertype = ethertypeOf(inner);
  if (ethertypeOf(outer) !== ethertype) return false;
  if (ethertype === 'IPv4') {
    const size = 2 ** (32 - lengthOf(outer));
    return Math.floor(bitsOf(outer) / size) === Math.floor(bitsOf(inner) / size);
  }
  const range = rangeOf(outer);
  const value = integerOf(inner);
  return range.first <= value && value <= range.last;
};
