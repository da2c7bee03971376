import type {Nat} from '../../../arrows/way.ts';
import type {Ways} from '../../../arrows/ways.ts';
import {natMark} from '../../../arrows/words.ts';
import type {Instance} from '../../../network/platform.ts';
import {firstAndCount} from '../../../text/names.ts';
import {widthOf} from '../../../text/width.ts';
import {type Stroke, stroke} from './paint.ts';

/** The instances that are seen with the same translated address. */
type Translated = {readonly nat: Nat; readonly names: readonly string[]};

const translatedIn = (
  instances: readonly Instance[],
  {between, outside}: Ways,
): readonly Translated[] => {
  const byHost = new Map<string, Translated>();
  for (const instance of instances) {
    const sent = [
      outside(instance, 'egress'),
      ...instances.filter(other => other !== instance).map(other => between(instance, other)),
    ];
    const nat = sent.find(way => way.nat)?.nat;
    if (!nat) continue;
    const names = [...(byHost.get(nat.host)?.names ?? []), instance.name];
    byHost.set(nat.host, {nat, names});
  }
  return [...byHost.values()];
};

const site = ' Safespring ';

/**
 * Texts that say with which address each instance is seen outside its site, the longest first;
 * empty if none is translated.
 */
export const translationTexts = (instances: readonly Instance[], ways: Ways): readonly string[] => {
  const found = translatedIn(instances, ways);
  if (found.length === 0) return [];
  const said = (text: (one: Translated) => string): string =>
    `${natMark} ${found.map(text).join(' · ')}`;
  return [
    said(({nat, names}) => `${names.join(', ')}: ${nat.host} ${nat.address}`),
    said(({nat, names}) => `${names.join(', ')}: ${nat.address}`),
    said(({nat, names}) => `${firstAndCount(names)}: ${nat.address}`),
    said(({nat}) => nat.address),
    natMark,
  ];
};

/** Draws the border of the site with its name, and with the translated addresses. */
export const translations = (
  texts: readonly string[],
  {x, y, width}: {readonly x: number; readonly y: number; readonly width: number},
): readonly Stroke[] => {
  const text = texts.find(one => widthOf(one) + site.length + 4 <= width);
  return [
    ...(text === undefined ? [] : [stroke(x + 1, y, ` ${text} `, 'strong')]),
    ...(site.length <= width ? [stroke(x + width - site.length, y, site, 'strong')] : []),
  ];
};
