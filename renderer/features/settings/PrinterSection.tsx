import { useTranslation } from 'react-i18next';
import { Section } from '../../components/card/Section.tsx';
import { PrinterSelect, usePrinters } from '../../components/PrinterSelect.tsx';
import styles from './Settings.module.css';

/** The printer of this computer: papers go to it without a question. */
export const PrinterSection = () => {
  const { t } = useTranslation();
  const choice = usePrinters();
  const { printers, fault } = choice;
  return (
    <Section title={t('settings.printer')}>
      {window.mesto === undefined ? (
        <p className={styles.lead}>{t('settings.printerInBrowser')}</p>
      ) : printers === null && fault === null ? null : printers === null || printers.printers.length === 0 ? (
        <p className={styles.lead}>{t('settings.noPrinters')}</p>
      ) : (
        <div className={styles.form}>
          <PrinterSelect of={choice} />
        </div>
      )}
    </Section>
  );
};
