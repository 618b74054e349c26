import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { daysSentence } from '../../../components/DaysLeft.tsx';
import { number, shortName } from '../../../i18n/format.ts';
import { isDebtor, statusOf } from '../model.ts';
import { type Pointing, usePointed } from '../pointing.ts';

/** Says for a screen reader which room the arrow keys have come to; the drawing itself says nothing. */
export const PlanAnnouncer = ({
  pointing,
  cards,
}: {
  pointing: Pointing;
  cards: ReadonlyMap<number, RoomCard>;
}) => {
  const { t } = useTranslation();
  const pointed = usePointed(pointing);
  const card = pointed?.by === 'keys' ? cards.get(pointed.id) : undefined;
  const said =
    card === undefined
      ? []
      : [
          t('units.room', { name: shortName(card.room_name) }),
          t(`status.${statusOf(card)}`),
          isDebtor(card) ? t('status.debtor') : null,
          t('units.area', { value: number(card.area) }),
          card.fullname,
          card.days_left === null ? null : daysSentence(t, card.days_left),
        ];
  return (
    <div className="srOnly" aria-live="polite">
      {said.filter((part) => part !== null && part !== '').join(', ')}
    </div>
  );
};
