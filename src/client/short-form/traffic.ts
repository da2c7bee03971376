import {failure, type Result, success} from '../../result.ts';
import {hasPorts, isIcmp, type Protocol, protocolOf} from '../../security-groups/protocol.ts';
import {misread, type Refusal} from '../refusal.ts';
import {optionWords} from '../rule-command.ts';

const wrong = (says: string, remedy: string) => failure(misread(says, remedy));

type Options = Result<readonly string[], Refusal>;

const icmpOptions = (name: string, detail: string): Options => {
  const [, type, code] = /^(\d+)(?::(\d+))?$/.exec(detail) ?? [];
  return type === undefined
    ? wrong(
        `'${detail}' is no ICMP type.`,
        `Write a type, or a type and a code: ${name}/8 or ${name}/8:0; echo request, what ping sends, is 8.`,
      )
    : success([
        ...optionWords('--icmp-type', type),
        ...(code === undefined ? [] : optionWords('--icmp-code', code)),
      ]);
};

const notPorts = (name: string, detail: string): Options =>
  /^\d+([,;]\d+)+$/.test(detail)
    ? wrong(
        'A rule holds one port or one range.',
        `Make one rule for each: ${detail
          .split(/[,;]/)
          .map(port => `${name}/${port}`)
          .join(', ')}.`,
      )
    : wrong(
        `'${detail}' is no port and no range of ports.`,
        `Write the port's number, like ${name}/443, or a range, like ${name}/80-90.`,
      );

const portOptions = (name: string, known: Protocol | undefined, detail: string): Options => {
  const [, low, high] = /^(\d+)(?:[-:](\d+))?$/.exec(detail) ?? [];
  if (low === undefined) return notPorts(name, detail);
  if (high !== undefined && Number(low) > Number(high)) {
    return wrong(
      `${low} is not less than ${high}.`,
      `Write the lower port first: ${name}/${high}-${low}.`,
    );
  }
  if (!known) {
    return wrong('Ports belong to a protocol.', `Name it: tcp/${detail} or udp/${detail}.`);
  }
  return hasPorts(known.number)
    ? success(optionWords('--dst-port', high === undefined ? low : `${low}:${high}`))
    : wrong(`${name} has no ports.`, `Write ${name} alone, or tcp/${detail}.`);
};

/**
 * The options for the traffic of a short form: `any`, `tcp`, `tcp/443`, `udp/80-90`, `icmp/8:0`, or
 * another protocol's name or number. `form` is an example of the form, for remedies.
 */
export const trafficOptions = (text: string, form: string): Options => {
  const slash = text.indexOf('/');
  const name = slash < 0 ? text : text.slice(0, slash);
  const detail = slash < 0 ? undefined : text.slice(slash + 1).trim();
  if (name === '') return wrong(`'${text}' names no protocol.`, `Write it like: ${form}`);
  if (detail === undefined && /^\d+$/.test(name) && Number(name) > 255) {
    return wrong(
      `${name} alone is a protocol's number, and those end at 255.`,
      `A port belongs to a protocol: tcp/${name} or udp/${name}.`,
    );
  }
  const isAny = name.toLowerCase() === 'any';
  const known = protocolOf(name);
  if (!isAny && !known) {
    return wrong(
      `There is no protocol '${name}'.`,
      `Write any, tcp, udp, icmp, another protocol's name or its number: ${form}`,
    );
  }
  const protocol = isAny ? [] : optionWords('--protocol', name);
  if (detail === undefined) return success(protocol);
  const details =
    known && isIcmp(known.number) ? icmpOptions(name, detail) : portOptions(name, known, detail);
  return details.ok ? success([...protocol, ...details.value]) : details;
};
