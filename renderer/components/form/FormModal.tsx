import { Modal, type ModalProps } from '@mantine/core';
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialogGuard } from './DialogGuard.tsx';

/** What a form in a window says of itself: whether something would be lost, and how its draft is deleted. */
export interface Unsaved {
  readonly dirty: boolean;
  readonly forget: () => void;
}

interface Surroundings {
  /** The window closes, or asks first. */
  readonly close: () => void;
  readonly tell: (unsaved: Unsaved | null) => void;
}

const FormWindow = createContext<Surroundings | null>(null);

/** A window with a form in it, however deep: Esc, the cross and «Отмена» ask before anything typed is lost. */
export const FormModal = ({ onClose, children, closeButtonProps, ...props }: ModalProps) => {
  const { t } = useTranslation();
  const [unsaved, tell] = useState<Unsaved | null>(null);
  const guard = useDialogGuard({ dirty: unsaved?.dirty ?? false, onClose, forget: unsaved?.forget });
  const close = useRef(guard.close);
  close.current = guard.close;
  const surroundings = useMemo(() => ({ close: () => close.current(), tell }), []);
  return (
    <FormWindow value={surroundings}>
      <Modal
        transitionProps={{ duration: 0 }}
        closeOnClickOutside={!unsaved?.dirty}
        {...props}
        closeButtonProps={{ 'aria-label': t('common.close'), ...closeButtonProps }}
        onClose={guard.close}
      >
        {children}
      </Modal>
      {guard.question}
    </FormWindow>
  );
};

/** Closes the window around, if there is one, asking where something would be lost. */
export const useCloseWindow = (): (() => void) => useContext(FormWindow)?.close ?? nothing;
const nothing = () => undefined;

/** Tells the window around what its form would lose. */
export const useTellWindow = ({ dirty, forget }: Unsaved): void => {
  const tell = useContext(FormWindow)?.tell;
  const latest = useRef(forget);
  latest.current = forget;
  useEffect(() => {
    tell?.({ dirty, forget: () => latest.current() });
    return () => tell?.(null);
  }, [tell, dirty]);
};
