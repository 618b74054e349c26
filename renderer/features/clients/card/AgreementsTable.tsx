import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClientTotal } from '../../../api/queries.ts';
import { Section } from '../../../components/card/Section.tsx';
import { DaysLeft } from '../../../components/DaysLeft.tsx';
import { Money } from '../../../components/Money.tsx';
import { PendingMark } from '../../../components/PendingMark.tsx';
import { PlainTable, TwoLines } from '../../../components/PlainTable.tsx';
import { RoomLink } from '../../../components/RoomLink.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { day, money, shortName } from '../../../i18n/format.ts';

type Agreement = ClientTotal['agreements'][number];

/** Every agreement, running ones first as the API gives them; closed ones stay readable, but quiet. */
export const AgreementsTable = ({ data: { agreements, rooms } }: { data: ClientTotal }) => {
  const { t } = useTranslation();
  const roomsOf = (agreement: Agreement) =>
    rooms.filter((room) => room.agrid === agreement.agrid && agreement.room_ids.includes(room.room_id));
  return (
    <Section title={t('card.agreements')} count={agreements.length}>
      <PlainTable
        label={t('card.agreements')}
        rows={agreements}
        rowKey={(row) => row.agrid}
        quiet={(row) => row.agrenddate !== null}
        empty={t('card.noAgreements')}
        limit={6}
        columns={[
          {
            title: t('card.agreement'),
            cell: (row) => (
              <TwoLines
                first={
                  <>
                    <Link to="/agreements/$agrid" params={{ agrid: String(row.agrid) }} className="nowrap">
                      <strong>{row.agrname}</strong>
                    </Link>{' '}
                    {row.agrenddate === null ? null : <Tag>{t('card.agreementClosed')}</Tag>}
                    <PendingMark pending={row.pending} />
                  </>
                }
                second={row.manager_name}
                wrap
              />
            ),
          },
          {
            title: t('card.rooms'),
            cell: (row) =>
              roomsOf(row).map((room, index) => (
                <span key={room.room_id}>
                  {index === 0 ? '' : ', '}
                  <RoomLink
                    warehouseId={room.warehouse_id}
                    floor={room.floor}
                    roomId={room.room_id}
                    name={shortName(room.room_name)}
                  />
                </span>
              )),
          },
          {
            title: t('card.period'),
            cell: (row) => (
              <TwoLines
                first={t('card.since', { day: day(row.agrbegdate) })}
                second={t('card.until', { day: day(row.agrenddate ?? row.agrplanenddate) })}
              />
            ),
          },
          { title: t('card.price'), right: true, cell: (row) => money(row.price) },
          { title: t('card.deposit'), right: true, cell: (row) => money(row.deposit) },
          { title: t('card.balance'), right: true, cell: (row) => <Money value={row.balance} /> },
          {
            title: t('clients.daysLeft'),
            right: true,
            cell: (row) => <DaysLeft days={row.agrenddate === null ? row.days_left : null} />,
          },
          {
            title: t('card.nextPayment'),
            right: true,
            cell: (row) => (row.agrenddate === null ? day(row.next_payment_date) : '—'),
          },
        ]}
      />
    </Section>
  );
};
