import { IconBuildingWarehouse } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAllowedAtAll } from '../api/allowed.ts';
import { ActionButton } from './ActionButton.tsx';
import { StateMessage } from './StateMessage.tsx';

/** Nothing to let yet: in the chain, or in one warehouse of it. Leads to where it is loaded. */
export const EmptyChain = ({ warehouse = false }: { readonly warehouse?: boolean }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reason = useAllowedAtAll()('loadProperty');
  return (
    <StateMessage
      icon={<IconBuildingWarehouse stroke={1.5} />}
      title={t(warehouse ? 'property.emptyWarehouse' : 'property.emptyTitle')}
      text={t('property.emptyText')}
      action={
        <ActionButton reason={reason} onClick={() => void navigate({ to: '/rooms/load' })}>
          {t('property.emptyAction')}
        </ActionButton>
      }
    />
  );
};
