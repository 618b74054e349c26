import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoveOutQuote } from '../../api/agreements.ts';
import type { Payer } from '../../api/find.ts';
import { closeDialog, type Dialog, type RoomAtHand } from '../../app/dialogs.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { AgreementFinder, AgreementLine } from '../../components/finder/AgreementFinder.tsx';
import { FormModal } from '../../components/form/FormModal.tsx';
import { shortName } from '../../i18n/format.ts';
import { EndRentForm } from './EndRentForm.tsx';
import { EndRentPlanned, type Planned } from './EndRentPlanned.tsx';

type Props = Extract<Dialog, { kind: 'endRent' }>;

/** A move-out planned, planned anew or cancelled, with what it comes to on any day; from anywhere, by whoever leaves. */
export const EndRentDialog = ({ room: known }: Props) => {
  const { t } = useTranslation();
  const [room, setRoom] = useState<RoomAtHand | null>(known ?? null);
  const title =
    room === null
      ? t('endRent.titleAny')
      : t('endRent.title', { room: t('units.room', { name: shortName(room.name) }) });
  return (
    <FormModal opened onClose={closeDialog} title={title} size={room === null ? 700 : 600} yOffset="8vh">
      {room === null ? <LeaverSearch choose={setRoom} /> : <EndRent key={room.id} room={room} />}
    </FormModal>
  );
};

/** Which room: an option each, since a client may keep his others; asked for by its number, it alone. */
const LeaverSearch = ({ choose }: { readonly choose: (room: RoomAtHand) => void }) => {
  const { t } = useTranslation();
  return (
    <AgreementFinder
      hint={t('endRent.searchHint')}
      listLabel={t('endRent.found')}
      optionsOf={(found, asked) =>
        found.running === 0
          ? []
          : roomsMeant(found.rooms, asked).map(({ room_id, room_name }) => ({
              key: String(room_id),
              content: <AgreementLine found={found} rooms={shortName(room_name)} />,
              choose: () => choose({ id: room_id, name: room_name }),
            }))
      }
    />
  );
};

/** Enter after «214» must not end the rent of the client's 211. */
const roomsMeant = (rooms: Payer['rooms'], asked: string): Payer['rooms'] => {
  const named = rooms.filter(({ room_name }) => shortName(room_name).toLowerCase() === asked.toLowerCase());
  return named.length > 0 ? named : rooms;
};

const EndRent = ({ room }: { readonly room: RoomAtHand }) => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useMoveOutQuote(room.id, undefined);
  const [planned, setPlanned] = useState<Planned | null>(null);
  if (planned !== null) return <EndRentPlanned planned={planned} />;
  if (data !== undefined) return <EndRentForm roomId={room.id} first={data} onDone={setPlanned} />;
  if (error === null) return <Skeleton height={320} />;
  return (
    <ErrorState
      title={t('endRent.failed')}
      error={error}
      retry={() => void refetch()}
      retrying={isFetching}
    />
  );
};
