import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { propertyTemplate } from '../../../contract/property.ts';
import { useAllowedAtAll } from '../../api/allowed.ts';
import { DownloadButton } from '../../components/download/DownloadButton.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { FaultTable } from './FaultTable.tsx';
import { FilePick } from './FilePick.tsx';
import { Loaded } from './Loaded.tsx';
import { Preview } from './Preview.tsx';
import styles from './Property.module.css';
import { useLoading } from './useLoading.ts';

/** Загрузка из Excel: template, file, check by cell, and then all of it at once. */
export const LoadScreen = () => {
  const { t } = useTranslation();
  const reason = useAllowedAtAll()('loadProperty');
  const loading = useLoading();
  useDocumentTitle(`${t('property.title')} — ${t('common.product')}`);
  return (
    <div className={styles.screen}>
      <h1>{t('property.title')}</h1>
      <p className={styles.lead}>{t('property.lead')}</p>
      {loading.loaded !== null ? (
        <Loaded loaded={loading.loaded} onMore={loading.startAgain} />
      ) : (
        <ol className={styles.steps}>
          <Step n={1} title={t('property.template')}>
            {loading.file === null ? <p className={styles.text}>{t('property.templateText')}</p> : null}
            <DownloadButton
              title={t('property.templateFile')}
              label={t('property.templateGet')}
              endpoint={propertyTemplate}
              input={{}}
            />
          </Step>
          <Step n={2} title={t('property.file')}>
            <FilePick loading={loading} reason={reason} />
          </Step>
          {loading.check === null ? null : (
            <Step n={3} title={t('property.checked')}>
              <Refusal text={loading.refusal} />
              {loading.check.cnt_faults > 0 ? (
                <FaultTable check={loading.check} />
              ) : (
                <Preview check={loading.check} reason={reason} loading={loading} />
              )}
            </Step>
          )}
        </ol>
      )}
    </div>
  );
};

const Step = ({ n, title, children }: { n: number; title: string; children: ReactNode }) => (
  <li className={styles.step}>
    <span className={styles.number} aria-hidden>
      {n}
    </span>
    <div className={styles.body}>
      <h2>{title}</h2>
      {children}
    </div>
  </li>
);
