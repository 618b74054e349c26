import { Button, Group, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getSession } from '../../api/session.ts';

interface Options {
  /** Whether something stands in the form that would be lost. */
  readonly dirty: boolean;
  /** Deletes the form's draft; absent: it keeps none. */
  readonly forget?: (() => void) | undefined;
  /** What of the address tells one page from another beside its path; absent: nothing. */
  readonly pageOf?: ((search: Readonly<Record<string, unknown>>) => string) | undefined;
}

/**
 * Asks before a page with something typed on it is left, by a link, by Back or by closing the window. Steps of the same
 * page are no leaving, and who was signed out has no choice (the draft waits for him).
 * @returns the question, to be shown by the form
 */
export const useLeaveGuard = ({ dirty, forget, pageOf = () => '' }: Options): ReactNode => {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      dirty &&
      getSession() !== null &&
      (current.pathname !== next.pathname || pageOf(current.search) !== pageOf(next.search)),
    enableBeforeUnload: () => dirty && getSession() !== null,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  const leave = (andForget: boolean) => {
    if (andForget) forget?.();
    blocker.proceed();
  };
  return (
    <Modal opened onClose={blocker.reset} title={t('form.leaveTitle')} centered>
      <p style={{ marginTop: 0 }}>{t(forget ? 'form.leaveTextDraft' : 'form.leaveText')}</p>
      <Group justify="flex-end" gap="xs">
        {forget ? (
          <Button variant="subtle" color="red.9" onClick={() => leave(true)}>
            {t('form.leaveForget')}
          </Button>
        ) : null}
        <Button variant="default" onClick={() => leave(false)}>
          {t('form.leave')}
        </Button>
        <Button data-autofocus onClick={blocker.reset}>
          {t('form.stay')}
        </Button>
      </Group>
    </Modal>
  );
};
