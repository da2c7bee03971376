/**
 * The language of the lessons themselves, which replaces texts that a translation does not have.
 */
export const ownLanguage = 'en';

/** Whether a word is the code of a language, which is also the name of its folder: `sv`, `nb`. */
export const isLanguage = (word: string): boolean => /^[a-z]{2,3}$/.test(word);

/**
 * The language that the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set
 * (POSIX, locale environment variables). Norwegian without a form means Bokmål.
 */
export const languageOf = (env: Readonly<Record<string, string | undefined>>): string => {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const [, code = ownLanguage] = /^([a-z]{2,3})(?![a-z])/i.exec(locale) ?? [];
  return code.toLowerCase() === 'no' ? 'nb' : code.toLowerCase();
};
