import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Printers } from '../../../preload/channels.ts';
import { Section } from '../../components/card/Section.tsx';
import styles from './Settings.module.css';

/** The printer of this computer: papers go to it without a question. */
export const PrinterSection = () => {
  const { t } = useTranslation();
  const [printers, setPrinters] = useState<Printers | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    void window.mesto?.printers().then(setPrinters, () => setFailed(true));
  }, []);
  const choose = (name: string | null) => {
    setFailed(false);
    setPrinters((known) => known && { ...known, chosen: name });
    void window.mesto?.choosePrinter(name).catch(() => setFailed(true));
  };
  return (
    <Section title={t('settings.printer')}>
      {window.mesto === undefined ? (
        <p className={styles.lead}>{t('settings.printerInBrowser')}</p>
      ) : printers === null && !failed ? null : printers === null || printers.printers.length === 0 ? (
        <p className={styles.lead}>{t('settings.noPrinters')}</p>
      ) : (
        <div className={styles.form}>
          <Select
            label={t('prints.printer')}
            description={t('settings.printerHint')}
            value={printers.chosen ?? ''}
            onChange={(name) => choose(name === '' ? null : name)}
            allowDeselect={false}
            error={failed ? t('prints.notChosen') : undefined}
            data={[
              { value: '', label: t('prints.askEachTime') },
              ...printers.printers.map(({ name, title }) => ({ value: name, label: title })),
            ]}
          />
        </div>
      )}
    </Section>
  );
};
