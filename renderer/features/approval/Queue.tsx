import { Fragment, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingClient } from '../../api/clients.ts';
import layout from '../../components/Queue.module.css';
import { number, phone } from '../../i18n/format.ts';
import styles from './Approval.module.css';

export interface Group {
  /** `ready` can be decided now, `bare` lack the photo or the INN, `rejected` haven't changed anything since. */
  readonly name: 'ready' | 'bare' | 'rejected';
  readonly clients: readonly WaitingClient[];
}

/** Who can be decided comes first; empty groups are none. */
export const grouped = (clients: readonly WaitingClient[]): Group[] =>
  (['ready', 'bare', 'rejected'] as const)
    .map((name) => ({ name, clients: clients.filter((one) => groupOf(one) === name) }))
    .filter((group) => group.clients.length > 0);

const groupOf = ({ rejected, ready }: WaitingClient): Group['name'] =>
  rejected !== null ? 'rejected' : ready === 1 ? 'ready' : 'bare';

interface Props {
  readonly groups: readonly Group[];
  readonly shown: number;
  readonly choose: (client: WaitingClient) => void;
}

/** Everybody who waits, the one on screen marked. */
export const Queue = ({ groups, shown, choose }: Props) => {
  const { t } = useTranslation();
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (shown > 0) current.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <nav className={layout.list} aria-label={t('approval.queue')}>
      {groups.map(({ name, clients }) => (
        <Fragment key={name}>
          <p className={styles.group}>{t(`approval.${name}`, { n: number(clients.length) })}</p>
          {clients.map((client) => {
            const isShown = client.user_id === shown;
            return (
              <button
                key={client.user_id}
                ref={isShown ? current : undefined}
                type="button"
                className={layout.one}
                aria-current={isShown || undefined}
                onClick={() => choose(client)}
              >
                <span className="cut" title={client.fullname}>
                  {client.fullname || phone(client.username)}
                </span>
                <span className={layout.under}>{phone(client.username)}</span>
              </button>
            );
          })}
        </Fragment>
      ))}
    </nav>
  );
};
