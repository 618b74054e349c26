import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../api/find.ts';
import { closeDialog } from '../../app/dialogs.ts';
import type { FinderGroup, FinderOption } from '../../components/finder/Finder.tsx';
import { Money } from '../../components/Money.tsx';
import { statusOfCode } from '../../components/status/roomStatus.ts';
import { StatusBadge } from '../../components/status/StatusBadge.tsx';
import { Tag } from '../../components/Tag.tsx';
import { day, money, phone, shortName } from '../../i18n/format.ts';
import styles from './Palette.module.css';

interface LineProps {
  readonly title: ReactNode;
  readonly note: string;
  readonly right?: ReactNode;
}

const Line = ({ title, note, right }: LineProps) => (
  <span className={styles.line}>
    <span className={styles.title}>{title}</span>
    <span className={`${styles.note} cut`} title={note}>
      {note}
    </span>
    <span className={styles.right}>{right}</span>
  </span>
);

const joined = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

const RoomState = ({ room }: { room: Found['rooms'][number] }) => {
  const status = statusOfCode(room.rented);
  if (room.agreement_balance !== null) return <Money value={room.agreement_balance} />;
  return status === null ? null : <StatusBadge status={status} />;
};

interface Way {
  readonly t: TFunction;
  toRoom(room: Found['rooms'][number]): void;
  toClient(userId: number): void;
  toAgreement(agrid: number): void;
}

const roomOptions = (rooms: Found['rooms'], { t, toRoom }: Way): FinderOption[] =>
  rooms.map((room) => ({
    key: `room-${room.room_id}`,
    content: (
      <Line
        title={t('units.room', { name: shortName(room.room_name) })}
        note={joined(room.fullname, room.warehouse_name, t('units.floor', { floor: room.floor }))}
        right={<RoomState room={room} />}
      />
    ),
    choose: () => toRoom(room),
  }));

const clientOptions = (clients: Found['clients'], { t, toClient }: Way): FinderOption[] =>
  clients.map((client) => ({
    key: `client-${client.user_id}`,
    content: (
      <Line
        title={client.fullname}
        note={joined(
          phone(client.username),
          client.rooms === '' ? null : t('accept.rooms', { rooms: client.rooms }),
          client.by === 'passport' || client.by === 'inn' ? t(`palette.by_${client.by}`) : null,
        )}
        right={<Money value={client.balance} />}
      />
    ),
    choose: () => toClient(client.user_id),
  }));

const agreementOptions = (agreements: Found['agreements'], { t, toAgreement }: Way): FinderOption[] =>
  agreements.map((row) => {
    const rooms = row.rooms.map((room) => shortName(room.room_name)).join(', ');
    return {
      key: `agreement-${row.agrid}`,
      content: (
        <Line
          title={row.agrname}
          note={joined(row.fullname, rooms === '' ? null : t('accept.rooms', { rooms }))}
          right={row.running === 1 ? <Money value={row.balance} /> : <Tag>{t('card.agreementClosed')}</Tag>}
        />
      ),
      choose: () => toAgreement(row.agrid),
    };
  });

const paymentOptions = (payments: Found['payments'], { t, toAgreement }: Way): FinderOption[] =>
  payments.map((row) => ({
    key: `payment-${row.payment_id}`,
    content: (
      <Line
        title={t(row.returned === 1 ? 'palette.returnN' : 'palette.paymentN', { id: row.payment_id })}
        note={joined(day(row.payment_date), row.agrname, row.fullname)}
        right={money(row.amount)}
      />
    ),
    choose: () => toAgreement(row.agrid),
  }));

/** What was found, a group a kind; a room says at once who rents it and what he owes. */
export const useFoundGroups = (found: Found | undefined): FinderGroup[] => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (found === undefined) return [];
  const way: Way = {
    t,
    toRoom: (room) => {
      closeDialog();
      void navigate({
        to: '/rooms',
        search: { warehouse: room.warehouse_id, floor: room.floor, room: room.room_id },
      });
    },
    toClient: (userId) => {
      closeDialog();
      void navigate({ to: '/clients/$clientId', params: { clientId: String(userId) } });
    },
    toAgreement: (agrid) => {
      closeDialog();
      void navigate({ to: '/agreements/$agrid', params: { agrid: String(agrid) } });
    },
  };
  return [
    { title: t('palette.rooms'), options: roomOptions(found.rooms, way) },
    { title: t('palette.clients'), options: clientOptions(found.clients, way) },
    { title: t('palette.agreements'), options: agreementOptions(found.agreements, way) },
    { title: t('palette.payments'), options: paymentOptions(found.payments, way) },
  ];
};
