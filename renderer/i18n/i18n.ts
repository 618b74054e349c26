import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { z } from 'zod';
import { readPreference, writePreference } from '../components/preferences.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';

const languageSchema = z.enum(['ru', 'en']);
export type Language = z.output<typeof languageSchema>;

const KEY = 'language';

const applyToPage = (language: string) => {
  document.documentElement.lang = language;
};

/** Starts the texts, Russian unless another language was chosen here before. */
export const startTexts = (): void => {
  const lng = readPreference(KEY, languageSchema, 'ru');
  void i18next.use(initReactI18next).init({
    lng,
    fallbackLng: 'ru',
    ns: ['ui'],
    defaultNS: 'ui',
    resources: { ru: { ui: ru }, en: { ui: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  applyToPage(lng);
  i18next.on('languageChanged', applyToPage);
};

export const chooseLanguage = (language: Language): void => {
  writePreference(KEY, language);
  void i18next.changeLanguage(language);
};
