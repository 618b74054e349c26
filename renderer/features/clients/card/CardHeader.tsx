import { useTranslation } from 'react-i18next';
import type { ClientTotal } from '../../../api/queries.ts';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { BackLink } from '../../../components/card/BackLink.tsx';
import styles from '../../../components/card/Card.module.css';
import { Figure } from '../../../components/card/Figure.tsx';
import { daysSentence, daysTone } from '../../../components/DaysLeft.tsx';
import { PendingMark } from '../../../components/PendingMark.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { money, number, phone } from '../../../i18n/format.ts';

export const CardHeader = ({ data: { client, agreements } }: { data: ClientTotal }) => {
  const { t } = useTranslation();
  const rents = agreements.some((agreement) => agreement.agrenddate === null);
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <BackLink to="/clients" />
        <div className={styles.nameLine}>
          <h1 className={styles.name}>{client.fullname}</h1>
          <Tag>{t(client.user_type === 'u' ? 'clients.firmFull' : 'clients.personFull')}</Tag>
          {client.approved === 1 ? (
            <Tag tone="good">✓ {t('card.approved')}</Tag>
          ) : (
            <Tag tone="warning">{t('card.notApproved')}</Tag>
          )}
          <PendingMark pending={client.pending} word />
        </div>
        <div className={styles.contacts}>
          <span className={styles.contact}>
            <span className="nowrap">{phone(client.username)}</span>
            <CopyButton text={client.username} label={t('card.copyPhone')} />
          </span>
          {client.email === '' ? null : (
            <span className={styles.contact}>
              <span className="cut" title={client.email}>
                {client.email}
              </span>
              <CopyButton text={client.email} label={t('card.copyEmail')} />
            </span>
          )}
        </div>
      </div>
      <dl className={styles.figures}>
        <Figure
          title={t('card.balance')}
          value={money(client.balance)}
          tone={client.balance < 0 ? 'debt' : 'fine'}
        />
        <Figure
          title={t('card.daysLeft')}
          value={rents ? number(client.days_left) : '—'}
          note={rents ? daysSentence(t, client.days_left) : t('card.noRent')}
          tone={rents ? daysTone(client.days_left) : 'none'}
        />
      </dl>
    </header>
  );
};
