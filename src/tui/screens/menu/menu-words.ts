/** A text of the menu in English, which the others are found by. */
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

/** A text of the menu in a language, or in English where there is no translation to that. */
export const menuText = (text: MenuText, language: string): string =>
  translations[language]?.[text] ?? text;
