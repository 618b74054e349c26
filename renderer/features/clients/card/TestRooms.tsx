import { useTranslation } from 'react-i18next';
import type { ClientTotal } from '../../../api/queries.ts';
import { Section } from '../../../components/card/Section.tsx';
import { PlainTable } from '../../../components/PlainTable.tsx';
import { dayTime, dimensionsText, money, number } from '../../../i18n/format.ts';

/** Guest visits that are open now. */
export const TestRooms = ({ rooms }: { rooms: ClientTotal['test_rooms'] }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('card.tests')} count={rooms.length}>
      <PlainTable
        label={t('card.tests')}
        rows={rooms}
        rowKey={(room) => room.room_id}
        empty={t('card.noTests')}
        columns={[
          { title: t('card.room'), cell: (room) => <strong>{room.room_name}</strong> },
          { title: t('card.testUntil'), cell: (room) => dayTime(room.test_end) },
          { title: t('rooms.floors'), cell: (room) => room.floor },
          {
            title: t('card.size'),
            cell: (room) =>
              `${t('units.metres', { value: dimensionsText(room.dimensions) })} · ${t('units.area', { value: number(room.area) })}`,
          },
          { title: t('rooms.term1'), right: true, cell: (room) => money(room.price) },
          { title: t('rooms.term6'), right: true, cell: (room) => money(room.price_6m) },
          { title: t('rooms.term11'), right: true, cell: (room) => money(room.price_11m) },
        ]}
      />
    </Section>
  );
};
