import {type Address, type Prefix, parseAddress, parsePrefix} from '../../src/network/address.ts';

/** An address that a test is sure of. */
export const addressIn = (text: string): Address => {
  const address = parseAddress(text);
  if (!address.ok) throw new Error(address.error.says);
  return address.value;
};

/** A prefix that a test is sure of. */
export const prefixIn = (text: string): Prefix => {
  const prefix = parsePrefix(text);
  if (!prefix.ok) throw new Error(prefix.error.says);
  return prefix.value;
};
