import { useTranslation } from 'react-i18next';
import type { ClientTotal } from '../../../api/queries.ts';
import styles from '../../../components/card/Card.module.css';
import { Section } from '../../../components/card/Section.tsx';
import { DaysLeft } from '../../../components/DaysLeft.tsx';
import { Money } from '../../../components/Money.tsx';
import { PlainTable, TwoLines } from '../../../components/PlainTable.tsx';
import { RoomLink } from '../../../components/RoomLink.tsx';
import { statusOfCode } from '../../../components/status/roomStatus.ts';
import { StatusBadge } from '../../../components/status/StatusBadge.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { day, dimensionsText, money, moneyChange, number, shortName } from '../../../i18n/format.ts';

type Room = ClientTotal['rooms'][number];

const RoomCell = ({ room }: { room: Room }) => {
  const { t } = useTranslation();
  const status = statusOfCode(room.rented);
  return (
    <TwoLines
      first={
        <span className={styles.roomName}>
          <strong>
            <RoomLink
              warehouseId={room.warehouse_id}
              floor={room.floor}
              roomId={room.room_id}
              name={shortName(room.room_name)}
            />
          </strong>
          {status === null || status === 'occupied' ? null : <StatusBadge status={status} />}
        </span>
      }
      second={`${room.warehouse_name}, ${t('units.floor', { floor: room.floor })}`}
      wrap
    />
  );
};

const IndexationCell = ({ room }: { room: Room }) => {
  const { t } = useTranslation();
  const said = (date: string | null, sum: number | null, next: boolean) => {
    if (date === null || sum === null) return null;
    const values = { day: day(date), sum: moneyChange(sum) };
    return next ? t('card.indexNext', values) : t('card.indexLast', values);
  };
  const next = said(room.future_index_date, room.future_index_sum, true);
  const last = said(room.last_index_date, room.last_index_sum, false);
  return next === null && last === null ? '—' : <TwoLines first={next ?? last} second={next ? last : null} />;
};

/** From when to when; a planned move-out stands out, for there something is to be done. */
const RentCell = ({ room }: { room: Room }) => {
  const { t } = useTranslation();
  const out = room.rentenddate;
  return (
    <>
      <TwoLines
        first={t('card.since', { day: day(room.rentstartdate) })}
        second={t('card.until', { day: day(room.rentplanenddate) })}
      />
      {out === null ? null : (
        <Tag tone={room.rented === 0.75 ? 'warning' : 'plain'}>
          {t(room.rented === 0.75 ? 'card.moveOut' : 'card.ended', { day: day(out) })}
        </Tag>
      )}
    </>
  );
};

/** The rooms with every figure that belongs to them. */
export const RoomsTable = ({ rooms }: { rooms: readonly Room[] }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('card.rooms')} count={rooms.length}>
      <PlainTable
        label={t('card.rooms')}
        rows={rooms}
        rowKey={(room) => `${room.agrid}:${room.room_id}:${room.rentstartdate}`}
        empty={t('card.noRooms')}
        limit={8}
        columns={[
          { title: t('card.room'), cell: (room) => <RoomCell room={room} /> },
          {
            title: t('card.size'),
            cell: (room) => (
              <TwoLines
                first={t('units.metres', { value: dimensionsText(room.dimensions) })}
                second={`${t('units.area', { value: number(room.area) })} · ${t('units.volume', { value: number(room.volume) })}`}
              />
            ),
          },
          { title: t('card.rent'), cell: (room) => <RentCell room={room} /> },
          {
            title: t('card.price'),
            right: true,
            cell: (room) => (
              <TwoLines
                first={money(room.price)}
                second={
                  <>
                    {t('units.perSquare', { value: number(room.price_1m) })}
                    {room.surcharge_gp === 0 ? null : (
                      <span className={styles.line} title={t('card.surcharge')}>
                        {t('card.surcharge')} {moneyChange(room.surcharge_gp)}
                      </span>
                    )}
                  </>
                }
              />
            ),
          },
          { title: t('card.deposit'), right: true, cell: (room) => money(room.deposit) },
          {
            title: t('card.share'),
            hint: t('card.shareHint'),
            right: true,
            cell: (room) => (
              <TwoLines first={<Money value={room.balance} />} second={<DaysLeft days={room.days_left} />} />
            ),
          },
          { title: t('card.indexation'), cell: (room) => <IndexationCell room={room} /> },
        ]}
      />
    </Section>
  );
};
