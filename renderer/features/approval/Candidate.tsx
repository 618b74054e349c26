import { Button, Group, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approveClient } from '../../../contract/clientWrites.ts';
import { reasonsIn, useAllowedForClient } from '../../api/allowed.ts';
import { useLeaveQueue, type WaitingClient } from '../../api/clients.ts';
import { type ClientTotal, useClientTotal } from '../../api/queries.ts';
import { useCommand } from '../../api/useCommand.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ClientDifferences } from '../../components/client/ClientDifferences.tsx';
import { EditClientDialog } from '../../components/client/EditClientDialog.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { dialogOpen } from '../../components/keys.ts';
import {
  PassportViewer,
  type PhotoControl,
  usePhotoView,
} from '../../components/passport/PassportViewer.tsx';
import layout from '../../components/Queue.module.css';
import { dayTime } from '../../i18n/format.ts';
import styles from './Approval.module.css';
import { RejectDialog } from './RejectDialog.tsx';

interface Props {
  readonly waiting: WaitingClient;
  /** A colleague has decided while he was on screen. */
  readonly gone: boolean;
  /** To the neighbour in the queue: 1 the next, -1 the one before. */
  readonly step: (by: 1 | -1) => void;
  /** Approved or rejected; the sentence says who and what. */
  readonly settled: (said: string) => void;
}

/** One client of the queue. The cursor stands on «Подтвердить», so that Enter is all that most passports need. */
export const Candidate = (props: Props) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useClientTotal(props.waiting.user_id);
  if (data === undefined)
    return error === null ? (
      <Skeleton className={layout.fill} />
    ) : (
      <ErrorState title={t('approval.clientFailed')} error={error} retry={() => void refetch()} />
    );
  return <Loaded {...props} data={data} />;
};

const useKeys = (control: PhotoControl, step: Props['step'], reject: () => void) => {
  // With the page, not after it: a key that follows at once is about the client on screen.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || dialogOpen()) return;
      const act = {
        ArrowDown: () => step(1),
        ArrowUp: () => step(-1),
        KeyR: control.rotate,
        KeyX: reject,
        Delete: reject,
        Equal: control.nearer,
        NumpadAdd: control.nearer,
        Minus: control.farther,
        NumpadSubtract: control.farther,
        Digit0: control.reset,
      }[event.code];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
};

type Dialog = 'reject' | 'edit' | null;

const Loaded = ({
  data: { client },
  waiting,
  gone,
  step,
  settled,
}: Props & { readonly data: ClientTotal }) => {
  const { t } = useTranslation();
  const control = usePhotoView();
  const [dialog, setDialog] = useState<Dialog>(null);
  const name = client.fullname || waiting.username;
  const leaveQueue = useLeaveQueue();
  const command = useCommand(approveClient, {
    onDone: ({ msg }) => {
      leaveQueue(client.user_id);
      settled(t('approval.approvedOne', { name, said: msg.charAt(0).toLowerCase() + msg.slice(1) }));
    },
  });
  useKeys(control, step, () => {
    if (!gone) setDialog('reject');
  });
  return (
    <>
      <div className={layout.photo}>
        <PassportViewer
          link={client.passp_photo_link}
          label={t('passport.photoOf', { name })}
          control={control}
          missing={t('approval.noPhotoHint')}
        />
      </div>
      <aside className={styles.data} aria-label={t('approval.data')}>
        <div className={styles.facts}>
          <h2 className={styles.name}>{name}</h2>
          <Rejected rejected={waiting.rejected} />
          <ClientDifferences client={client} />
          <Refusal text={dialog === null ? (command.error?.message ?? null) : null} />
        </div>
        {gone ? (
          <Gone name={name} next={() => step(1)} />
        ) : (
          <Verdict
            userId={client.user_id}
            pending={command.isPending}
            approve={() => void command.run({ user_id: client.user_id, approved: 1, reason: undefined })}
            open={setDialog}
          />
        )}
      </aside>
      {dialog === 'reject' && !gone ? (
        <RejectDialog
          userId={client.user_id}
          name={name}
          onRejected={() => settled(t('approval.rejectedOne', { name }))}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'edit' ? (
        <EditClientDialog client={client} onClose={() => setDialog(null)} onSaved={() => setDialog(null)} />
      ) : null}
    </>
  );
};

const Rejected = ({ rejected }: Pick<WaitingClient, 'rejected'>) => {
  const { t } = useTranslation();
  if (rejected === null) return null;
  return (
    <p className={styles.rejected}>
      {t('approval.rejectedAt', { at: dayTime(rejected.at), manager: rejected.manager_name })}
      {rejected.reason === null ? null : <strong> {rejected.reason}</strong>}
    </p>
  );
};

/** He was decided on elsewhere while he was on screen: Enter goes on, and approves nobody. */
const Gone = ({ name, next }: { name: string; next: () => void }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.verdict}>
      <p className={styles.gone} role="alert">
        {t('approval.gone', { name })}
      </p>
      <Group gap="xs">
        <Button autoFocus onClick={next}>
          {t('approval.next')}
        </Button>
      </Group>
    </div>
  );
};

interface VerdictProps {
  readonly userId: number;
  readonly pending: boolean;
  readonly approve: () => void;
  readonly open: (dialog: Dialog) => void;
}

const Verdict = ({ userId, pending, approve, open }: VerdictProps) => {
  const { t } = useTranslation();
  const allowed = useAllowedForClient(userId).data?.allowed;
  const reasons = reasonsIn(allowed);
  const place = useApproveButton(allowed !== undefined);
  return (
    <div className={styles.verdict}>
      <Group gap="xs" wrap="nowrap">
        <span ref={place}>
          <ActionButton reason={reasons('approveClient')} loading={pending} onClick={approve}>
            {t('approval.approve')}
          </ActionButton>
        </span>
        <ActionButton
          variant="default"
          {...(reasons('rejectClient') === null ? { c: 'var(--danger)' } : {})}
          reason={reasons('rejectClient')}
          disabled={pending}
          onClick={() => open('reject')}
        >
          {t('approval.reject')}
        </ActionButton>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <ActionButton
          size="compact-sm"
          variant="subtle"
          reason={reasons('editClient')}
          onClick={() => open('edit')}
        >
          {t('approval.edit')}
        </ActionButton>
        <Button
          size="compact-sm"
          variant="subtle"
          renderRoot={(props) => (
            <Link {...props} to="/clients/$clientId" params={{ clientId: String(userId) }} />
          )}
        >
          {t('approval.card')}
        </Button>
      </Group>
    </div>
  );
};

/** The cursor goes to «Подтвердить» once it says what it can do; a key still held down from the last client presses nothing. */
const useApproveButton = (ready: boolean) => {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const button = place.current?.querySelector('button');
    if (!ready || !button) return;
    button.focus();
    const held = (event: KeyboardEvent) => {
      if (event.repeat && event.key === 'Enter') event.preventDefault();
    };
    button.addEventListener('keydown', held);
    return () => button.removeEventListener('keydown', held);
  }, [ready]);
  return place;
};
