import { Button, Input, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useComputerSettings, useSaveComputerSettings } from '../../api/computer.ts';
import { LANGUAGES, THEMES, useAppearance } from '../../components/appearance.ts';
import { Section } from '../../components/card/Section.tsx';
import styles from './Settings.module.css';

/** Theme, language and camera of this computer, whoever sits at it. */
export const AppearanceSection = () => {
  const { t } = useTranslation();
  const { theme, language, setTheme, setLanguage } = useAppearance();
  return (
    <Section title={t('settings.appearance')}>
      <div className={styles.form}>
        <Input.Wrapper label={t('frame.theme')} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={t('frame.theme')}
            value={theme}
            onChange={setTheme}
            data={THEMES.map(([value, name]) => ({ value, label: t(name) }))}
          />
        </Input.Wrapper>
        <Input.Wrapper label={t('frame.language')} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={t('frame.language')}
            value={language}
            onChange={setLanguage}
            data={LANGUAGES.map(([value, label]) => ({ value, label }))}
          />
        </Input.Wrapper>
        <Camera />
      </div>
    </Section>
  );
};

/** A camera can only be seen where it is used, so it is chosen there; here it is said which, and forgotten. */
const Camera = () => {
  const { t } = useTranslation();
  const { data } = useComputerSettings();
  const save = useSaveComputerSettings();
  const camera = data?.camera ?? null;
  return (
    <Input.Wrapper label={t('settings.camera')} labelElement="div">
      <div className={styles.foot}>
        <span className="anywhere">{camera ?? t('settings.cameraAny')}</span>
        {camera === null ? null : (
          <Button
            size="compact-sm"
            variant="default"
            loading={save.isPending}
            onClick={() => save.mutate({ camera: null })}
          >
            {t('settings.cameraForget')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
};
