import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowedAtAll } from '../../api/allowed.ts';
import { type Backup, useBackupFolder, useBackups, useMakeBackup } from '../../api/backups.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Section } from '../../components/card/Section.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { PlainTable } from '../../components/PlainTable.tsx';
import { megabytes, moment } from '../../i18n/format.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import styles from './Settings.module.css';

/** Copies of this computer's database: when the last one was made, where they lie, and the way back. */
export const BackupsSection = () => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useBackups();
  const make = useMakeBackup();
  const folder = useBackupFolder();
  return (
    <Section title={t('settings.backups')}>
      {data !== undefined ? (
        <>
          <p className={styles.lead}>
            {t('settings.backupsHint')}
            <span className={styles.folder}>
              <code>{data.folder}</code>
              <CopyButton text={data.folder} label={t('settings.copyFolder')} />
              {folder === null ? null : (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={folder.isPending}
                  onClick={() => folder.mutate()}
                >
                  {t('settings.backupFolder')}
                </Button>
              )}
            </span>
          </p>
          <Copies backups={data.backups} />
          <div className={styles.form}>
            <Refusal text={make.error?.message ?? folder?.error?.message ?? null} />
            <div className={styles.foot}>
              <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
                {t('settings.backUpNow')}
              </Button>
              {make.data === undefined ? null : <span role="status">{make.data.msg}</span>}
            </div>
          </div>
        </>
      ) : error === null ? (
        <Skeleton height={140} m={14} />
      ) : (
        <ErrorState
          title={t('settings.backupsFailed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </Section>
  );
};

const SHOWN = 4;

const Copies = ({ backups }: { readonly backups: readonly Backup[] }) => {
  const { t } = useTranslation();
  const reason = useAllowedAtAll()('restoreBackup');
  const [chosen, setChosen] = useState<Backup | null>(null);
  return (
    <>
      <PlainTable
        label={t('settings.backups')}
        rows={backups}
        rowKey={({ name }) => name}
        empty={t('settings.noBackups')}
        limit={SHOWN}
        columns={[
          { title: t('settings.backupMade'), cell: ({ made_at }) => moment(made_at) },
          {
            title: t('settings.backupSize'),
            right: true,
            cell: ({ bytes }) => t('exchange.megabytes', { n: megabytes(bytes) }),
          },
          {
            title: '',
            right: true,
            cell: (backup) => (
              <ActionButton
                size="compact-sm"
                variant="default"
                reason={reason}
                onClick={() => setChosen(backup)}
              >
                {t('settings.restore')}
              </ActionButton>
            ),
          },
        ]}
      />
      {chosen === null ? null : <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />}
    </>
  );
};
