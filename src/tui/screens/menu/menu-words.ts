/** A text of the menu in English, by which translations are found. */
export type MenuText =
  | 'Who can reach whom on the Safespring platform, and why.'
  | ('begun' | 'choose' | 'or a number: choose')
  | ('or its number: open' | 'open' | 'leave');

const translations: Readonly<Record<string, Readonly<Record<MenuText, string>>>> = {
  sv: {
    'Who can reach whom on the Safespring platform, and why.':
      'Vem som når vem på Safesprings plattform, och varför.',
    begun: 'påbörjad',
    choose: 'välj',
    'or a number: choose': 'eller ett nummer: välj',
    'or its number: open': 'eller dess nummer: öppna',
    open: 'öppna',
    leave: 'avsluta',
  },
  nb: {
    'Who can reach whom on the Safespring platform, and why.':
      'Hvem som når hvem på Safesprings plattform, og hvorfor.',
    begun: 'påbegynt',
    choose: 'velg',
    'or a number: choose': 'eller et nummer: velg',
    'or its number: open': 'eller nummeret: åpne',
    open: 'åpne',
    leave: 'avslutt',
  },
};

/** Translates a text of the menu; in English if there is no translation. */
export const menuText = (text: MenuText, language: string): string =>
  translations[language]?.[text] ?? text;
