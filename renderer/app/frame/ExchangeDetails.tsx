import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { exchangeNow } from '../../../contract/deskExchange.ts';
import { type ExchangeStatus, isEnrolled } from '../../api/exchange.ts';
import { endSession } from '../../api/session.ts';
import { useCommand } from '../../api/useCommand.ts';
import {
  asOfHere,
  clockWarning,
  mustSignInAgain,
  percentOf,
  statusText,
  statusTitle,
} from '../../components/exchange/words.ts';
import { number } from '../../i18n/format.ts';
import styles from './Exchange.module.css';

interface Props {
  readonly status: ExchangeStatus;
  readonly close: () => void;
}

/** What stands behind the corner: since when, how much, what to do. */
export const ExchangeDetails = ({ status, close }: Props) => {
  const { t } = useTranslation();
  const clock = clockWarning(t, status);
  return (
    <div className={styles.details}>
      <p className={styles.title}>{statusTitle(t, status)}</p>
      <p className={styles.text}>{statusText(t, status)}</p>
      {status.kind === 'filling' && status.total ? (
        <Progress value={percentOf(status.done, status.total)} size="sm" aria-label={t('exchange.filling')} />
      ) : null}
      <Facts status={status} />
      {clock === null ? null : (
        <p className={styles.text} data-tone="warning">
          {clock}
        </p>
      )}
      <Actions status={status} close={close} />
    </div>
  );
};

const Facts = ({ status }: { status: ExchangeStatus }) => {
  const { t } = useTranslation();
  return (
    <dl className={styles.facts}>
      <dt>{t('exchange.pending')}</dt>
      <dd>{number(status.pending)}</dd>
      <dt>{t('exchange.attention')}</dt>
      <dd>{number(status.attention)}</dd>
      {isEnrolled(status) ? (
        <>
          <dt>{t('exchange.lastFull')}</dt>
          <dd>{asOfHere(status) ?? t('exchange.never')}</dd>
          <dt>{t('exchange.address')}</dt>
          <dd>{status.centre}</dd>
        </>
      ) : null}
    </dl>
  );
};

const Actions = ({ status, close }: Props) => {
  const { t } = useTranslation();
  const now = useCommand(exchangeNow);
  return (
    <div className={styles.actions}>
      {mustSignInAgain(status) ? (
        <Button size="xs" onClick={() => endSession('left')}>
          {t('exchange.signInAgain')}
        </Button>
      ) : status.kind === 'online' || status.kind === 'offline' ? (
        <Button size="xs" variant="default" loading={now.isPending} onClick={() => void now.run({})}>
          {t('exchange.now')}
        </Button>
      ) : null}
      <Link to="/exchange" onClick={close}>
        {t('exchange.open')}
      </Link>
    </div>
  );
};
