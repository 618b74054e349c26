import { Button, Group } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exchangeNow } from '../../../contract/deskExchange.ts';
import { type ExchangeStatus, isEnrolled } from '../../api/exchange.ts';
import { endSession } from '../../api/session.ts';
import { useCommand } from '../../api/useCommand.ts';
import card from '../../components/card/Card.module.css';
import { Figure } from '../../components/card/Figure.tsx';
import {
  asOfHere,
  clockWarning,
  mustSignInAgain,
  statusText,
  statusTitle,
} from '../../components/exchange/words.ts';
import notice from '../../components/Notice.module.css';
import { number } from '../../i18n/format.ts';
import styles from './Exchange.module.css';

/** How it stands, in words and in figures, and what can be done about it. */
export const Head = ({ status }: { status: ExchangeStatus }) => {
  const { t } = useTranslation();
  const clock = clockWarning(t, status);
  return (
    <>
      <header className={card.header}>
        <div className={card.who}>
          <h1>{t('screens.exchange')}</h1>
          <p className={styles.state}>
            <strong>{statusTitle(t, status)}.</strong> {statusText(t, status)}
          </p>
          <Actions status={status} />
        </div>
        <dl className={card.figures}>
          <Figure title={t('exchange.pending')} value={number(status.pending)} />
          <Figure
            title={t('exchange.attention')}
            value={number(status.attention)}
            tone={status.attention > 0 ? 'soon' : 'fine'}
          />
          {isEnrolled(status) ? (
            <Figure title={t('exchange.lastFull')} value={asOfHere(status) ?? '—'} />
          ) : null}
        </dl>
      </header>
      {clock === null ? null : (
        <div className={notice.notice} data-tone="warning" role="status">
          <span>{clock}</span>
        </div>
      )}
    </>
  );
};

const Actions = ({ status }: { status: ExchangeStatus }) => {
  const { t } = useTranslation();
  const now = useCommand(exchangeNow);
  if (mustSignInAgain(status))
    return (
      <Group mt="xs">
        <Button onClick={() => endSession('left')}>{t('exchange.signInAgain')}</Button>
      </Group>
    );
  if (!isEnrolled(status) || status.kind === 'halted') return null;
  return (
    <Group mt="xs">
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} stroke={1.7} />}
        loading={now.isPending}
        onClick={() => void now.run({})}
      >
        {t('exchange.now')}
      </Button>
      {now.error === null ? null : <span role="alert">{now.error.message}</span>}
    </Group>
  );
};
