import { Group, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../contract/endpoint.ts';
import { approveMoveOut } from '../../../contract/rooms.ts';
import { useMoveOutQuote } from '../../api/agreements.ts';
import { reasonsIn, useAllowedForAgreement, useAllowedForRoom } from '../../api/allowed.ts';
import { type MovingOutRoom, useMovingOutRoom } from '../../api/moveOut.ts';
import { useCommand } from '../../api/useCommand.ts';
import { openDialog } from '../../app/dialogs.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { MoveOutQuote } from '../../components/MoveOutQuote.tsx';
import notice from '../../components/Notice.module.css';
import { PassportViewer, usePhotoView } from '../../components/passport/PassportViewer.tsx';
import layout from '../../components/Queue.module.css';
import { RoomLink } from '../../components/RoomLink.tsx';
import { Tag } from '../../components/Tag.tsx';
import { day, money, phone, shortName } from '../../i18n/format.ts';
import styles from './MoveOut.module.css';

/** One move-out: the room, its client and photo, what is due on the day, and the approval. */
export const MoveOutCard = ({ roomId, agrid }: { readonly roomId: number; readonly agrid: number }) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useMovingOutRoom(roomId, agrid);
  const control = usePhotoView();
  if (data === undefined)
    return error === null ? (
      <Skeleton className={layout.fill} />
    ) : (
      <ErrorState title={t('moveOut.cardFailed')} error={error} retry={() => void refetch()} />
    );
  return (
    <section
      className={styles.card}
      aria-label={t('units.room', { name: shortName(data.room_name) })}
      data-room-here={roomId}
      data-room-name={data.room_name}
    >
      <div className={styles.facts}>
        <Head room={data} />
        <Facts room={data} />
        <Settling room={data} />
      </div>
      <div className={layout.photo}>
        <PassportViewer
          link={data.client_photo_link}
          label={t('moveOut.photoOf', { name: data.fullname })}
          control={control}
          none={t('moveOut.photoNone')}
          missing={t('moveOut.noPhoto')}
        />
      </div>
    </section>
  );
};

const Head = ({ room }: { readonly room: MovingOutRoom }) => {
  const { t } = useTranslation();
  return (
    <header>
      <div className={styles.title}>
        <h2>{t('units.room', { name: shortName(room.room_name) })}</h2>
        {room.leave_approved === 1 ? (
          <Tag tone="good">✓ {t('moveOut.approved')}</Tag>
        ) : (
          <Tag tone="warning">{t('moveOut.waits')}</Tag>
        )}
      </div>
      <div className={styles.client}>
        <Link to="/clients/$clientId" params={{ clientId: String(room.user_id) }} className="anywhere">
          {room.fullname}
        </Link>
        <span className={styles.phone}>
          {phone(room.username)}
          <CopyButton text={room.username} label={t('card.copyPhone')} />
        </span>
      </div>
    </header>
  );
};

const Fact = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ room }: { readonly room: MovingOutRoom }) => {
  const { t } = useTranslation();
  return (
    <dl className={styles.list2}>
      <Fact title={t('moveOut.lastDay')}>
        <strong>{day(room.rentenddate)}</strong>
      </Fact>
      <Fact title={t('moveOut.since')}>{day(room.rentstartdate)}</Fact>
      <Fact title={t('rooms.agreement')}>
        <Link to="/agreements/$agrid" params={{ agrid: String(room.agrid) }}>
          {t('rooms.agreementN', { id: room.agrid })}
        </Link>
      </Fact>
      <Fact title={t('frame.warehouse')}>{room.warehouse_name}</Fact>
      <Fact title={t('moveOut.reason')}>
        {room.leave_reason ?? '—'}
        {room.leave_comment === null ? null : <span className={styles.comment}>{room.leave_comment}</span>}
      </Fact>
      <Fact title={t('moveOut.deposit')}>{money(room.deposit)}</Fact>
    </dl>
  );
};

/** What is due and the write that settles it: first the approval, then the deposit's return, a write of its own. */
const Settling = ({ room }: { readonly room: MovingOutRoom }) => {
  const [done, setDone] = useState<Answer<typeof approveMoveOut> | null>(null);
  const command = useCommand(approveMoveOut, { onDone: setDone });
  const approved = room.leave_approved === 1 || done !== null;
  if (approved) return <DepositBack room={room} said={done?.msg ?? null} />;
  return (
    <>
      <QuoteThen room={room} />
      <Refusal text={command.error?.message ?? null} />
      <Buttons
        room={room}
        pending={command.isPending}
        approve={() => void command.run({ room_id: room.room_id, agrid: room.agrid })}
      />
    </>
  );
};

const QuoteThen = ({ room }: { readonly room: MovingOutRoom }) => {
  const { t } = useTranslation();
  const { data, error } = useMoveOutQuote(room.room_id, undefined);
  const reasons = reasonsIn(useAllowedForAgreement(room.agrid).data?.allowed);
  if (error !== null) return <Refusal text={error.message} />;
  if (data === undefined) return <Skeleton height={190} />;
  return (
    <>
      <MoveOutQuote quote={data} />
      {data.balance_then >= 0 ? null : (
        <div className={notice.notice} data-tone="warning" role="note">
          <span>{t('moveOut.owes', { sum: money(-data.balance_then) })}</span>
          <ActionButton
            size="compact-sm"
            variant="default"
            reason={reasons('acceptPayment')}
            onClick={() => openDialog({ kind: 'accept', mode: 'payment', agrid: room.agrid })}
          >
            {t('moveOut.takePayment')}
          </ActionButton>
        </div>
      )}
    </>
  );
};

interface ButtonsProps {
  readonly room: MovingOutRoom;
  readonly pending: boolean;
  readonly approve: () => void;
}

const Buttons = ({ room, pending, approve }: ButtonsProps) => {
  const { t } = useTranslation();
  const reasons = reasonsIn(useAllowedForRoom(room.room_id).data?.allowed);
  return (
    <Group gap="xs">
      <ActionButton reason={reasons('approveMoveOut')} loading={pending} onClick={approve}>
        {t('moveOut.approve')}
      </ActionButton>
      <ActionButton
        variant="default"
        reason={reasons('endRent')}
        onClick={() => openDialog({ kind: 'endRent', room: { id: room.room_id, name: room.room_name } })}
      >
        {t('moveOut.change')}
      </ActionButton>
      <RoomLink warehouseId={room.warehouse_id} floor={0} roomId={room.room_id} name={t('card.onPlan')} />
    </Group>
  );
};

const DepositBack = ({ room, said }: { readonly room: MovingOutRoom; readonly said: string | null }) => {
  const { t } = useTranslation();
  const due = room.return_amount;
  const reasons = reasonsIn(useAllowedForAgreement(room.agrid).data?.allowed);
  return (
    <div className={styles.settled} role="status">
      <p>{said ?? t('moveOut.approvedOn', { day: day(room.rentenddate) })}</p>
      {due > 0 ? (
        <ActionButton
          autoFocus
          reason={reasons('makeReturn')}
          onClick={() => openDialog({ kind: 'accept', mode: 'return', agrid: room.agrid })}
        >
          {t('moveOut.giveBack', { sum: money(due) })}
        </ActionButton>
      ) : (
        <p className="dim">{t('moveOut.nothingDue')}</p>
      )}
    </div>
  );
};
