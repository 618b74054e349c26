import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useCanGoBack, useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientTotal } from '../../../api/queries.ts';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { daysSentence, daysTone } from '../../../components/DaysLeft.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { money, number, phone } from '../../../i18n/format.ts';
import styles from './Card.module.css';

/** Back to the list as it was left, filters and all; to its start where there is nothing to go back to. */
const BackToList = () => {
  const { t } = useTranslation();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const back = (event: MouseEvent) => {
    if (!canGoBack || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.history.back();
  };
  return (
    <Link to="/clients" className={styles.back} onClick={back}>
      <IconArrowLeft size={15} stroke={1.8} aria-hidden />
      {t('common.back')}
    </Link>
  );
};

export const CardHeader = ({ data: { client, agreements } }: { data: ClientTotal }) => {
  const { t } = useTranslation();
  const rents = agreements.some((agreement) => agreement.agrenddate === null);
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <BackToList />
        <div className={styles.nameLine}>
          <h1 className={styles.name}>{client.fullname}</h1>
          <Tag>{t(client.user_type === 'u' ? 'clients.firmFull' : 'clients.personFull')}</Tag>
          {client.approved === 1 ? (
            <Tag tone="good">✓ {t('card.approved')}</Tag>
          ) : (
            <Tag tone="warning">{t('card.notApproved')}</Tag>
          )}
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
        <div className={styles.figure} data-tone={client.balance < 0 ? 'debt' : 'fine'}>
          <dt>{t('card.balance')}</dt>
          <dd>{money(client.balance)}</dd>
        </div>
        <div className={styles.figure} data-tone={rents ? daysTone(client.days_left) : 'none'}>
          <dt>{t('card.daysLeft')}</dt>
          <dd title={rents ? daysSentence(t, client.days_left) : undefined}>
            {rents ? number(client.days_left) : '—'}
          </dd>
          <dd className={styles.figureNote}>
            {rents ? daysSentence(t, client.days_left) : t('card.noRent')}
          </dd>
        </div>
      </dl>
    </header>
  );
};
