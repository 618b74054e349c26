import { Checkbox, CloseButton } from '@mantine/core';
import { IconBattery1 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../contract/rooms.ts';
import { DaysLeft } from '../../components/DaysLeft.tsx';
import { Money } from '../../components/Money.tsx';
import { PendingMark } from '../../components/PendingMark.tsx';
import { StatusBadge } from '../../components/status/StatusBadge.tsx';
import { day, dimensions, moneyShort, number, phone, shortName } from '../../i18n/format.ts';
import { isDebtor, statusOf } from './model.ts';
import { RoomActions } from './RoomActions.tsx';
import styles from './RoomPanel.module.css';

/** At or under this charge a lock needs a new battery soon, %. */
const LOW_CHARGE = 20;

const Fact = ({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) => (
  <div className={styles.fact} data-wide={wide || undefined}>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

const Lock = ({ charge }: { charge: number | null }) => {
  const { t } = useTranslation();
  if (charge === null) return t('rooms.noLock');
  const low = charge <= LOW_CHARGE;
  return (
    <span className={styles.lock} data-low={low || undefined}>
      {low ? <IconBattery1 size={15} stroke={1.7} aria-hidden /> : null}
      {t('units.percent', { value: charge })}
    </span>
  );
};

/** Who rents it, and how it stands with the money. */
const Tenant = ({ room }: { room: RoomCard }) => {
  const { t } = useTranslation();
  if (room.user_id === null) return null;
  return (
    <>
      <div className={styles.tenant}>
        <Link
          to="/clients/$clientId"
          params={{ clientId: String(room.user_id) }}
          className="cut"
          title={room.fullname ?? undefined}
        >
          {room.fullname}
        </Link>
        <span className="nowrap dim">{room.username === null ? null : phone(room.username)}</span>
      </div>
      {room.balance === null ? null : (
        <dl className={styles.facts}>
          <Fact title={t('rooms.balance')}>
            <Money value={room.balance} />
          </Fact>
          <Fact title={t('card.daysLeft')}>
            <DaysLeft days={room.days_left} />
          </Fact>
          <Fact title={t('card.nextPayment')}>
            {room.next_payment_date === null ? '—' : day(room.next_payment_date)}
          </Fact>
          <Fact title={t('rooms.rentStart')}>
            {room.rentstartdate === null ? '—' : day(room.rentstartdate)}
          </Fact>
          {room.rentenddate === null ? null : (
            <Fact title={t('rooms.rentEnd')}>
              {day(room.rentenddate)}
              {room.leave_approved === 1 ? <span className="dim"> {t('rooms.leaveApproved')}</span> : null}
            </Fact>
          )}
          {room.agrid === null ? null : (
            <Fact title={t('rooms.agreement')}>
              <Link to="/agreements/$agrid" params={{ agrid: String(room.agrid) }}>
                {t('rooms.agreementN', { id: room.agrid })}
              </Link>
            </Fact>
          )}
        </dl>
      )}
    </>
  );
};

interface PanelProps {
  readonly room: RoomCard;
  readonly chosen: boolean;
  readonly onToggle: () => void;
  readonly onClose: () => void;
}

/** The selected room: state, client and money if it is let, sizes and prices, and what may be done with it. */
export const RoomPanel = ({ room, chosen, onToggle, onClose }: PanelProps) => {
  const { t } = useTranslation();
  const id = useId();
  const let_ = room.agrid !== null;
  return (
    <section
      className={styles.panel}
      aria-labelledby={id}
      data-room-panel={room.room_id}
      {...(let_ ? { 'data-room-here': room.room_id, 'data-room-name': room.room_name } : {})}
    >
      <div className={styles.panelHead}>
        <h2 id={id}>{t('units.room', { name: shortName(room.room_name) })}</h2>
        <StatusBadge status={statusOf(room)} />
        {isDebtor(room) ? <StatusBadge status="debtor" /> : null}
        <PendingMark pending={room.pending} />
        <Checkbox ml="auto" size="xs" label={t('plan.mark')} checked={chosen} onChange={onToggle} />
        <CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />
      </div>
      <Tenant room={room} />
      <RoomActions room={room} />
      <dl className={styles.facts}>
        <Fact title={t('rooms.size')} wide>
          {t('units.metres', { value: dimensions(room.length, room.width, room.height) })}
          <span className="dim">
            {' '}
            · {t('units.area', { value: number(room.area) })} ·{' '}
            {t('units.volume', { value: number(room.volume) })}
          </span>
        </Fact>
        <Fact title={t('rooms.lock')}>
          <Lock charge={room.electric_quantity} />
        </Fact>
        <Fact title={let_ ? t('rooms.rentPrice') : t('rooms.term1')}>
          {moneyShort(room.price)}
          <span className={styles.perSquare}>{t('units.perSquare', { value: number(room.price_1m) })}</span>
        </Fact>
        <Fact title={t('rooms.term6')}>{moneyShort(room.price_6m)}</Fact>
        <Fact title={t('rooms.term11')}>{moneyShort(room.price_11m)}</Fact>
      </dl>
    </section>
  );
};
