import { Button, Group, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowedAtAll } from '../../api/allowed.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { DraftNotice, Refusal } from '../../components/form/FormNotices.tsx';
import { useLeaveGuard } from '../../components/form/useLeaveGuard.tsx';
import styles from './Letting.module.css';
import { STEPS } from './letting.ts';
import { StepBar } from './StepBar.tsx';
import { CheckStep } from './steps/CheckStep.tsx';
import { ClientStep } from './steps/ClientStep.tsx';
import { DoneStep } from './steps/DoneStep.tsx';
import { PaymentStep } from './steps/PaymentStep.tsx';
import { RoomsStep } from './steps/RoomsStep.tsx';
import { TermStep } from './steps/TermStep.tsx';
import { type Letting, useLetting } from './useLetting.ts';

const VIEWS = {
  rooms: RoomsStep,
  client: ClientStep,
  term: TermStep,
  payment: PaymentStep,
  check: CheckStep,
} as const;

/** Оформление: a room let step by step, up to the contract; Ctrl+Enter goes on from any field. */
export const LettingScreen = () => {
  const { t } = useTranslation();
  useDocumentTitle(`${t('screens.letting')} — ${t('common.product')}`);
  const letting = useLetting();
  const leave = useLeaveGuard({ dirty: letting.unsaved, forget: letting.draft.forget });
  useNextKey(letting);
  const View = VIEWS[letting.step];
  return (
    <div className={styles.screen}>
      {leave}
      <header className={styles.head}>
        <h1>{t('screens.letting')}</h1>
        <StepBar step={letting.signed === null ? letting.step : null} choose={(step) => letting.goTo(step)} />
      </header>
      {letting.signed === null ? (
        <>
          <DraftNotice
            restoredAt={letting.draft.restoredAt}
            error={letting.draft.error}
            onForget={letting.restart}
          />
          <Refusal text={letting.refusal} />
          <div className={styles.step}>
            {letting.draft.ready ? <View letting={letting} /> : <Skeleton height="100%" />}
          </div>
          <Buttons letting={letting} />
        </>
      ) : (
        <DoneStep letting={letting} signed={letting.signed} />
      )}
    </div>
  );
};

const Buttons = ({ letting }: { readonly letting: Letting }) => {
  const { t } = useTranslation();
  const allowed = useAllowedAtAll()('let');
  const first = letting.step === STEPS[0];
  const last = letting.step === 'check';
  return (
    <Group className={styles.buttons} justify="space-between">
      <Button variant="default" onClick={letting.back} disabled={first}>
        {t('letting.back')}
      </Button>
      <Group gap="sm">
        <span className={styles.hint}>
          <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
        </span>
        {last ? (
          <ActionButton
            reason={allowed}
            loading={letting.busy}
            onClick={() => void letting.next()}
            data-letting-submit
          >
            {t('letting.sign')}
          </ActionButton>
        ) : (
          <Button onClick={() => void letting.next()} loading={letting.busy}>
            {t('letting.next')}
          </Button>
        )}
      </Group>
    </Group>
  );
};

const useNextKey = (letting: Letting) => {
  // With the page, not after it: a key that follows at once must find what was chosen just now.
  useLayoutEffect(() => {
    if (letting.signed !== null) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      void letting.next();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
};
