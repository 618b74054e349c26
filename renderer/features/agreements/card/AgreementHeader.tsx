import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AgreementTotal } from '../../../api/agreements.ts';
import { reasonsIn, type useAllowedForAgreement } from '../../../api/allowed.ts';
import { openDialog } from '../../../app/dialogs.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { BackLink } from '../../../components/card/BackLink.tsx';
import styles from '../../../components/card/Card.module.css';
import { Figure } from '../../../components/card/Figure.tsx';
import { daysSentence, daysTone } from '../../../components/DaysLeft.tsx';
import { PapersMenu } from '../../../components/download/PapersMenu.tsx';
import { PendingMark } from '../../../components/PendingMark.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { day, money, number, phone } from '../../../i18n/format.ts';

interface Props {
  readonly data: AgreementTotal;
  readonly allowed: ReturnType<typeof useAllowedForAgreement>['data'];
}

/** Number, client, how it stands, and the actions that the API allows. */
export const AgreementHeader = ({ data, allowed }: Props) => {
  const { t } = useTranslation();
  const { agreement } = data;
  const running = agreement.agrenddate === null;
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <BackLink to="/agreements" />
        <div className={styles.nameLine}>
          <h1 className={styles.name}>{agreement.agrname}</h1>
          <StateTag agreement={agreement} />
          <PendingMark pending={agreement.pending} word />
        </div>
        <div className={styles.contacts}>
          <Link to="/clients/$clientId" params={{ clientId: String(agreement.user_id) }} className="anywhere">
            {agreement.fullname}
          </Link>
          {agreement.username === '' ? null : (
            <span className={styles.contact}>
              <span className="nowrap">{phone(agreement.username)}</span>
              <CopyButton text={agreement.username} label={t('card.copyPhone')} />
            </span>
          )}
          <span className="dim nowrap">
            {t('agreements.term', {
              begin: day(agreement.agrbegdate),
              end: day(agreement.agrenddate ?? agreement.agrplanenddate),
            })}
          </span>
          <span className="dim cut">{t('agreements.signedBy', { name: agreement.manager })}</span>
        </div>
        <Actions data={data} allowed={allowed} />
      </div>
      <dl className={styles.figures}>
        <Figure
          title={t('card.balance')}
          value={money(agreement.balance)}
          note={running ? t('agreements.perMonth', { sum: money(agreement.price) }) : undefined}
          tone={agreement.balance < 0 ? 'debt' : 'fine'}
        />
        <Figure
          title={t('card.daysLeft')}
          value={running ? number(agreement.days_left) : '—'}
          note={running ? daysSentence(t, agreement.days_left) : t('card.agreementClosed')}
          tone={running ? daysTone(agreement.days_left) : 'none'}
        />
        <Figure title={t('agreements.depositHeld')} value={money(agreement.deposit)} note=" " />
      </dl>
    </header>
  );
};

const StateTag = ({ agreement }: { agreement: AgreementTotal['agreement'] }) => {
  const { t } = useTranslation();
  if (agreement.agrenddate !== null)
    return <Tag>{t('agreements.closedOn', { day: day(agreement.agrenddate) })}</Tag>;
  return agreement.in_force === 1 ? (
    <Tag tone="good">✓ {t('agreements.inForce')}</Tag>
  ) : (
    <Tag tone="warning">{t('agreements.notInForce')}</Tag>
  );
};

const Actions = ({ data: { agreement }, allowed }: Props) => {
  const { t } = useTranslation();
  const reasonOf = reasonsIn(allowed?.allowed);
  const { agrid } = agreement;
  return (
    <div className={styles.actions}>
      <ActionButton
        reason={reasonOf('acceptPayment')}
        onClick={() => openDialog({ kind: 'accept', mode: 'payment', agrid })}
      >
        {t('agreements.pay')}
      </ActionButton>
      <ActionButton
        variant="default"
        reason={reasonOf('makeReturn')}
        onClick={() => openDialog({ kind: 'accept', mode: 'return', agrid })}
      >
        {t('agreements.giveBack')}
      </ActionButton>
      <PapersMenu agrid={agrid} />
    </div>
  );
};
