import { IconBuilding, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClientRow } from '../../../../contract/clients.ts';
import { Tag } from '../../../components/Tag.tsx';
import styles from './Clients.module.css';

/** Name with its kind, and what staff must know before opening: not approved, leaving. */
export const ClientCell = ({ client }: { client: ClientRow }) => {
  const { t } = useTranslation();
  const firm = client.user_type === 'u';
  const Icon = firm ? IconBuilding : IconUser;
  const kind = t(firm ? 'clients.firmFull' : 'clients.personFull');
  return (
    <div className={styles.client}>
      <Icon size={15} stroke={1.7} aria-label={kind} role="img" className={styles.kind}>
        <title>{kind}</title>
      </Icon>
      <Link
        to="/clients/$clientId"
        params={{ clientId: String(client.user_id) }}
        className={`${styles.name} cut`}
        title={client.fullname}
        tabIndex={-1}
      >
        {client.fullname}
      </Link>
      {client.active === 0.75 ? <Tag>{t('clients.movesOut')}</Tag> : null}
      {client.approved === 0 ? <Tag tone="warning">{t('clients.notApproved')}</Tag> : null}
    </div>
  );
};

/** Numbers of the rooms; a long row of them is cut, its whole is the title. */
export const RoomsCell = ({ rooms }: { rooms: string }) =>
  rooms === '' ? (
    <span className="dim">—</span>
  ) : (
    <div className="cut tabular" title={rooms}>
      {rooms}
    </div>
  );
