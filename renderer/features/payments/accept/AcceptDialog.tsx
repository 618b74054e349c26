import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowedAtAll } from '../../../api/allowed.ts';
import type { Payer } from '../../../api/find.ts';
import { closeDialog, type Dialog } from '../../../app/dialogs.ts';
import { AgreementFinder, AgreementLine } from '../../../components/finder/AgreementFinder.tsx';
import { FormModal } from '../../../components/form/FormModal.tsx';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { shortName } from '../../../i18n/format.ts';
import { PaymentStep } from './PaymentStep.tsx';

type Props = Extract<Dialog, { kind: 'accept' }>;

/** Принять платёж, from anywhere: whose, how much, done. */
export const AcceptDialog = ({ mode: first, agrid: known }: Props) => {
  const { t } = useTranslation();
  const [agrid, setAgrid] = useState<number | null>(known ?? null);
  const [mode, setMode] = useState(first);
  const reason = useAllowedAtAll()('acceptPayment');
  return (
    <FormModal
      opened
      onClose={closeDialog}
      title={t(mode === 'return' ? 'accept.titleReturn' : 'accept.title')}
      size={700}
      yOffset="8vh"
    >
      {agrid === null ? <Refusal text={reason ?? null} /> : null}
      {agrid === null ? (
        <AgreementFinder
          hint={t('accept.searchHint')}
          listLabel={t('accept.found')}
          optionsOf={(found) => [
            {
              key: String(found.agrid),
              content: <AgreementLine found={found} rooms={roomsOf(found)} />,
              choose: () => setAgrid(found.agrid),
            },
          ]}
        />
      ) : (
        <PaymentStep key={agrid} agrid={agrid} mode={mode} setMode={setMode} again={() => setAgrid(null)} />
      )}
    </FormModal>
  );
};

const roomsOf = ({ rooms }: Payer): string => rooms.map((room) => shortName(room.room_name)).join(', ');
