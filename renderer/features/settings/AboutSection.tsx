import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDiagnostics } from '../../api/backups.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Section } from '../../components/card/Section.tsx';
import { saveFile } from '../../components/download/saveFile.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { megabytes } from '../../i18n/format.ts';
import styles from './Settings.module.css';

/** Which program this is, where its data lie, how it is updated, and the log that support asks for. */
export const AboutSection = () => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useDiagnostics();
  const [fault, setFault] = useState<string | null>(null);
  if (data === undefined)
    return (
      <Section title={t('settings.about')}>
        {error === null ? (
          <Skeleton height={120} m={14} />
        ) : (
          <ErrorState
            title={t('settings.aboutFailed')}
            error={error}
            retry={() => void refetch()}
            retrying={isFetching}
          />
        )}
      </Section>
    );
  const save = async () => {
    const content = new Blob([data.log], { type: 'text/plain' });
    const saved = await saveFile({ content, fileName: `mesto-desk-${data.version}.log` });
    setFault(saved.state === 'failed' ? saved.sentence : null);
  };
  return (
    <Section title={t('settings.about')}>
      <div className={styles.form}>
        <strong>{t('settings.version', { version: data.version })}</strong>
        <span className="dim">{t('settings.update')}</span>
        <span className={styles.folder}>
          {t('settings.dataIn', { size: t('exchange.megabytes', { n: megabytes(data.bytes) }) })}
          <code>{data.data_dir}</code>
          <CopyButton text={data.data_dir} label={t('settings.copyFolder')} />
        </span>
        <Refusal text={fault} />
        <div className={styles.foot}>
          <Button variant="default" onClick={() => void save()}>
            {t('settings.saveLog')}
          </Button>
          <span className={styles.note}>{t('settings.logHint')}</span>
        </div>
      </div>
    </Section>
  );
};
