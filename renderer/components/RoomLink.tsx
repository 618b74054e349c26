import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly warehouseId: number;
  readonly floor: number;
  readonly roomId: number;
  readonly name: string;
}

/** A room's number that leads to its place on the plan. */
export const RoomLink = ({ warehouseId, floor, roomId, name }: Props) => {
  const { t } = useTranslation();
  return (
    <Link
      to="/rooms"
      search={{ warehouse: warehouseId, floor, room: roomId }}
      title={t('card.onPlan')}
      className="nowrap"
    >
      {name}
    </Link>
  );
};
