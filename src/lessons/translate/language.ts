/** The language that lessons are written in, and that stands in where a translation has nothing. */
export const ownLanguage = 'en';

/** Whether a word is the code of a language, as a folder of translations is called: `sv`, `nb`. */
export const isLanguage = (word: string): boolean => /^[a-z]{2,3}$/.test(word);

/**
 * The language that the environment asks for: of LC_ALL, LC_MESSAGES and LANG the first that is set
 * (POSIX, locale environment variables). Norwegian that does not say which is Bokmål.
 */
export const languageOf = (env: Readonly<Record<string, string | undefined>>): string => {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const [, code = ownLanguage] = /^([a-z]{2,3})(?![a-z])/i.exec(locale) ?? [];
  return code.toLowerCase() === 'no' ? 'nb' : code.toLowerCase();
};
