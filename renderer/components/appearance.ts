import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../i18n/i18n.ts';

/** How the program looks and speaks at this computer. */

export const THEMES = [
  ['auto', 'frame.themeAuto'],
  ['light', 'frame.themeLight'],
  ['dark', 'frame.themeDark'],
] as const;

export const LANGUAGES = [
  ['ru', 'Русский'],
  ['en', 'English'],
] as const;

export const useAppearance = () => {
  const { i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return {
    theme: colorScheme,
    language: i18n.language,
    setTheme: (value: string) => {
      const theme = THEMES.find(([name]) => name === value);
      if (theme) setColorScheme(theme[0]);
    },
    setLanguage: (value: string) => {
      const language = LANGUAGES.find(([name]) => name === value);
      if (language) chooseLanguage(language[0]);
    },
  };
};
