import { useTranslation } from 'react-i18next';
import type { RoomOfAgreement } from '../../../../contract/agreements.ts';
import { reasonsIn, type useAllowedForAgreement } from '../../../api/allowed.ts';
import { openDialog } from '../../../app/dialogs.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { Section } from '../../../components/card/Section.tsx';
import { Money } from '../../../components/Money.tsx';
import { PlainTable, TwoLines } from '../../../components/PlainTable.tsx';
import { RoomLink } from '../../../components/RoomLink.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { day, dimensionsText, money, moneyChange, number, shortName } from '../../../i18n/format.ts';

interface Props {
  readonly title: string;
  readonly rooms: readonly RoomOfAgreement[];
  /** Undefined: they belong to the past, nothing can be done with them. */
  readonly allowed: ReturnType<typeof useAllowedForAgreement>['data'];
}

/** Rooms of the agreement: terms, price, deposit, share of the balance, and moving out. */
export const AgreementRooms = ({ title, rooms, allowed }: Props) => {
  const { t } = useTranslation();
  return (
    <Section title={title} count={rooms.length}>
      <PlainTable
        label={title}
        rows={rooms}
        rowKey={(room) => `${room.room_id}:${room.rentstartdate}`}
        empty={t('agreements.noRooms')}
        limit={8}
        columns={[
          { title: t('card.room'), cell: (room) => <RoomCell room={room} /> },
          {
            title: t('card.size'),
            cell: (room) => (
              <TwoLines
                first={t('units.area', { value: number(room.area) })}
                second={t('units.metres', { value: dimensionsText(room.dimensions) })}
              />
            ),
          },
          {
            title: t('card.rent'),
            cell: (room) => (
              <TwoLines
                first={t('card.since', { day: day(room.rentstartdate) })}
                second={t('card.until', { day: day(room.rentenddate ?? room.rentplanenddate) })}
              />
            ),
          },
          {
            title: t('card.price'),
            right: true,
            cell: (room) => (
              <TwoLines
                first={money(room.price)}
                second={
                  room.surcharge_gp === 0
                    ? t('units.perSquare', { value: number(room.price_1m) })
                    : `${t('card.surcharge')} ${moneyChange(room.surcharge_gp)}`
                }
              />
            ),
          },
          {
            title: t('agreements.depositAgreed'),
            right: true,
            cell: (room) => (
              <TwoLines
                first={money(room.deposit)}
                second={t('agreements.toReturn', { sum: money(room.return_amount) })}
              />
            ),
          },
          {
            title: t('card.share'),
            hint: t('card.shareHint'),
            right: true,
            cell: (room) => <Money value={room.balance} />,
          },
          { title: t('card.indexation'), cell: (room) => <IndexationCell room={room} /> },
          ...(allowed === undefined
            ? []
            : [
                {
                  title: '',
                  right: true,
                  cell: (room: RoomOfAgreement) => <MoveOut room={room} allowed={allowed} />,
                },
              ]),
        ]}
      />
    </Section>
  );
};

const RoomCell = ({ room }: { room: RoomOfAgreement }) => {
  const { t } = useTranslation();
  return (
    <TwoLines
      first={
        <strong>
          <RoomLink
            warehouseId={room.warehouse_id}
            floor={room.floor}
            roomId={room.room_id}
            name={shortName(room.room_name)}
          />
        </strong>
      }
      second={`${room.warehouse_name}, ${t('units.floor', { floor: room.floor })}`}
      wrap
    />
  );
};

const IndexationCell = ({ room }: { room: RoomOfAgreement }) => {
  const { t } = useTranslation();
  const said = (key: 'card.indexNext' | 'card.indexLast', date: string | null, sum: number | null) =>
    date === null || sum === null ? null : t(key, { day: day(date), sum: moneyChange(sum) });
  const next = said('card.indexNext', room.future_index_date, room.future_index_sum);
  const last = said('card.indexLast', room.last_index_date, room.last_index_sum);
  return next === null && last === null ? '—' : <TwoLines first={next ?? last} second={next ? last : null} />;
};

interface MoveOutProps {
  readonly room: RoomOfAgreement;
  readonly allowed: NonNullable<Props['allowed']>;
}

const MoveOut = ({ room, allowed }: MoveOutProps) => {
  const { t } = useTranslation();
  const own = allowed.rooms.find((one) => one.room_id === room.room_id);
  if (own === undefined) return null;
  return (
    <>
      {room.rentenddate === null ? null : (
        <Tag tone="warning">{t('card.moveOut', { day: day(room.rentenddate) })}</Tag>
      )}
      <ActionButton
        size="compact-sm"
        variant="default"
        reason={reasonsIn(own.allowed)('endRent')}
        onClick={() => openDialog({ kind: 'endRent', room: { id: room.room_id, name: room.room_name } })}
      >
        {t(room.rentenddate === null ? 'agreements.endRent' : 'agreements.changeMoveOut')}
      </ActionButton>
    </>
  );
};
