import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconUserCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNonapprovedClients, type WaitingClient } from '../../api/clients.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import layout from '../../components/Queue.module.css';
import { StateMessage } from '../../components/StateMessage.tsx';
import { number } from '../../i18n/format.ts';
import styles from './Approval.module.css';
import { Candidate } from './Candidate.tsx';
import { Keys } from './Keys.tsx';
import { grouped, Queue } from './Queue.tsx';

/** Подтверждение: one client after another, the passport beside the data. */
export const ApprovalScreen = () => {
  const { t } = useTranslation();
  useDocumentTitle(`${t('screens.approval')} — ${t('common.product')}`);
  const { data, error, refetch, isFetching } = useNonapprovedClients();
  const groups = useMemo(() => grouped(data ?? []), [data]);
  const queue = groups.flatMap(({ clients }) => clients);
  const { client } = useSearch({ from: '/frame/approval' });
  const navigate = useNavigate({ from: '/approval' });
  const [said, setSaid] = useState('');
  const at = Math.max(
    0,
    queue.findIndex(({ user_id }) => user_id === client),
  );
  const shown = queue[at];
  const goTo = (next: WaitingClient | undefined) =>
    void navigate({ search: { client: next?.user_id }, replace: true });
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
            step={(by) => goTo(queue[Math.min(queue.length - 1, Math.max(0, at + by))])}
            settled={(text) => {
              setSaid(text);
              goTo(queue[at + 1] ?? queue[at - 1]);
            }}
          />
        </div>
      )}
    </div>
  );
};
