import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { AboutSection } from './AboutSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { BackupsSection } from './BackupsSection.tsx';
import { CentreSection } from './CentreSection.tsx';
import { LandlordSection } from './LandlordSection.tsx';
import { PrinterSection } from './PrinterSection.tsx';
import { PropertySection } from './PropertySection.tsx';
import styles from './Settings.module.css';
import { TemplatesSection } from './TemplatesSection.tsx';

/** Настройки: what holds for the chain, and what for this computer alone. */
export const SettingsScreen = () => {
  const { t } = useTranslation();
  useDocumentTitle(`${t('screens.settings')} — ${t('common.product')}`);
  return (
    <div className={styles.screen}>
      <h1>{t('screens.settings')}</h1>
      <div className={styles.columns}>
        <div className={styles.column}>
          <LandlordSection />
          <TemplatesSection />
          <PropertySection />
        </div>
        <div className={styles.column}>
          <CentreSection />
          <AppearanceSection />
          <PrinterSection />
          <BackupsSection />
          <AboutSection />
        </div>
      </div>
    </div>
  );
};
