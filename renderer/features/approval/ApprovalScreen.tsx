import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconUserCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNonapprovedClients } from '../../api/clients.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import layout from '../../components/Queue.module.css';
import { StateMessage } from '../../components/StateMessage.tsx';
import { number } from '../../i18n/format.ts';
import styles from './Approval.module.css';
import { Candidate } from './Candidate.tsx';
import { Keys } from './Keys.tsx';
import { grouped, Queue } from './Queue.tsx';
import { useCursor } from './useCursor.ts';

/** Подтверждение: one client after another, the passport beside the data. */
export const ApprovalScreen = () => {
  const { t } = useTranslation();
  useDocumentTitle(`${t('screens.approval')} — ${t('common.product')}`);
  const { data, error, refetch, isFetching } = useNonapprovedClients();
  const groups = useMemo(() => grouped(data ?? []), [data]);
  const queue = groups.flatMap(({ clients }) => clients);
  const { shown, gone, goTo, step, next } = useCursor(queue);
  const [said, setSaid] = useState('');
  const ready = groups.find(({ name }) => name === 'ready')?.clients.length ?? 0;

  return (
    <div className={layout.screen}>
      <header className={layout.head}>
        <h1>{t('screens.approval')}</h1>
        {data === undefined ? null : (
          <span className={layout.count}>{t('approval.left', { count: ready, n: number(ready) })}</span>
        )}
        <span className={styles.said} role="status">
          {said}
        </span>
        {shown === undefined ? null : <Keys />}
      </header>
      {error !== null && data === undefined ? (
        <ErrorState
          title={t('approval.failed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      ) : data === undefined ? (
        <Skeleton className={layout.fill} />
      ) : shown === undefined ? (
        <StateMessage
          icon={<IconUserCheck stroke={1.5} />}
          title={t('approval.noneTitle')}
          text={t('approval.noneText')}
        />
      ) : (
        <div className={`${layout.work} ${styles.work}`}>
          <Queue groups={groups} shown={shown.user_id} choose={goTo} />
          <Candidate
            key={shown.user_id}
            waiting={shown}
            gone={gone}
            step={step}
            settled={(text) => {
              setSaid(text);
              next();
            }}
          />
        </div>
      )}
    </div>
  );
};
