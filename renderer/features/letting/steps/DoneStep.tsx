import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconFileText, IconLoader2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadPassportPhoto } from '../../../../contract/clientWrites.ts';
import { paper } from '../../../../contract/papers.ts';
import { addPayment } from '../../../../contract/payments.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { startDownload } from '../../../components/download/downloads.ts';
import { moneyShort } from '../../../i18n/format.ts';
import styles from '../Letting.module.css';
import { depositNow } from '../letting.ts';
import type { Letting, Signed } from '../useLetting.ts';

interface Props {
  readonly letting: Letting;
  readonly signed: Signed;
}

/** The agreement is made; what belongs to it (deposit, photo) follows at once, and the contract is one Enter away. */
export const DoneStep = ({ letting, signed }: Props) => {
  const { t } = useTranslation();
  const { agrid } = signed;
  // One for all rooms of the agreement.
  const contract = () =>
    startDownload(t('papers.ofAgreement', { paper: t('papers.contract'), id: agrid }), paper, {
      kind: 'contract',
      agrid,
    });
  return (
    <section className={`${styles.panel} ${styles.narrow} ${styles.padded}`} aria-labelledby="letting-done">
      <h2 id="letting-done" className={styles.done}>
        <IconCheck size={22} stroke={2.2} aria-hidden />
        {signed.msg}
      </h2>
      {signed.warnings.map(({ field, msg }) => (
        <p key={field} className={styles.why}>
          {msg}
        </p>
      ))}
      <Deposit signed={signed} today={letting.quote.data?.today ?? ''} />
      <Photo letting={letting} signed={signed} />
      <Group gap="xs">
        <Button autoFocus leftSection={<IconFileText size={17} stroke={1.7} />} onClick={contract}>
          {t('letting.contract')}
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link {...props} to="/clients/$clientId" params={{ clientId: String(signed.user_id) }} />
          )}
        >
          {t('letting.toClient')}
        </Button>
        <Button variant="default" onClick={letting.restart}>
          {t('letting.another')}
        </Button>
      </Group>
    </section>
  );
};

const Deposit = ({ signed, today }: { readonly signed: Signed; readonly today: string }) => {
  const { t } = useTranslation();
  const sum = depositNow(signed.values);
  const command = useCommand(addPayment);
  const pay = () =>
    void command.run({
      agrid: signed.agrid,
      payment_date: today,
      payment_type: signed.values.payment_type,
      account_article: 'Депозит',
      amount: sum,
      comment: undefined,
    });
  useOnce(sum > 0, pay);
  if (sum === 0) return null;
  return (
    <FollowUp title={t('letting.depositTaken', { sum: moneyShort(sum) })} command={command} again={pay} />
  );
};

const Photo = ({ letting, signed }: Props) => {
  const { t } = useTranslation();
  const { photo } = letting;
  const command = useCommand(uploadPassportPhoto);
  const send = () => {
    if (photo !== null) void command.run({ user_id: signed.user_id, file: photo });
  };
  useOnce(photo !== null, send);
  if (photo === null) return null;
  return <FollowUp title={t('letting.photoSaved')} command={command} again={send} />;
};

/** Runs what follows the signing, once. */
const useOnce = (wanted: boolean, run: () => void) => {
  const ran = useRef(false);
  useEffect(() => {
    if (!wanted || ran.current) return;
    ran.current = true;
    run();
  });
};

interface FollowUpProps {
  readonly title: string;
  readonly command: { readonly isPending: boolean; readonly error: Error | null };
  readonly again: () => void;
}

const FollowUp = ({ title, command, again }: FollowUpProps): ReactNode => {
  const { t } = useTranslation();
  if (command.error !== null)
    return (
      <p className={styles.followUp} role="alert" data-failed>
        <IconAlertTriangle size={17} stroke={1.8} aria-hidden />
        <span>
          {title}: {command.error.message}
        </span>
        <Button size="compact-sm" variant="default" onClick={again}>
          {t('common.retry')}
        </Button>
      </p>
    );
  const Icon = command.isPending ? IconLoader2 : IconCheck;
  return (
    <p className={styles.followUp}>
      <Icon size={17} stroke={1.8} aria-hidden />
      {title}
    </p>
  );
};
