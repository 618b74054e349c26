import { IconBuilding, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortFirm } from '../../i18n/format.ts';
import styles from './List.module.css';

interface ClientProps {
  readonly userId: number;
  readonly name: string;
  readonly type: 'f' | 'u';
  /** Marks after the name. */
  readonly children?: ReactNode;
}

/** A client's name with his kind; the name leads to his card. A firm's form is cut to its letters, the whole is the title. */
export const ClientCell = ({ userId, name, type, children }: ClientProps) => {
  const { t } = useTranslation();
  const Icon = type === 'u' ? IconBuilding : IconUser;
  const kind = t(type === 'u' ? 'clients.firmFull' : 'clients.personFull');
  return (
    <div className={styles.client}>
      <Icon size={15} stroke={1.7} aria-label={kind} role="img" className={styles.kind}>
        <title>{kind}</title>
      </Icon>
      <Link
        to="/clients/$clientId"
        params={{ clientId: String(userId) }}
        className={`${styles.name} cut`}
        title={name}
        tabIndex={-1}
      >
        {shortFirm(name)}
      </Link>
      {children}
    </div>
  );
};

/** Text that may be longer than its column: cut, its whole is the title. */
export const CutCell = ({ text }: { text: string | null }) =>
  text === null || text === '' ? (
    <span className="dim">—</span>
  ) : (
    <div className="cut tabular" title={text}>
      {text}
    </div>
  );
