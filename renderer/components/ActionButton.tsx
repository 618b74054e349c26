import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props extends ButtonProps {
  /** Why it can't be done (`api/allowed.ts`); null: it can; undefined: not known yet. */
  readonly reason: string | null | undefined;
  /** Absent: it sends the form that it stands in, as Enter in a field of that does. */
  readonly onClick?: () => void;
  readonly autoFocus?: boolean;
  readonly children: ReactNode;
}

/** A button that the API allows; where it doesn't, it stays in sight and in reach of the keyboard, and says why. */
export const ActionButton = ({ reason, onClick, children, ...more }: Props) => {
  // Enter in a field may come before the reason: then the API itself answers.
  const off = onClick === undefined ? typeof reason === 'string' : reason !== null;
  return (
    <Tooltip
      label={reason}
      disabled={!reason}
      multiline
      maw={340}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        {...more}
        {...(off ? { 'data-disabled': true } : {})}
        aria-disabled={off || undefined}
        aria-description={reason ?? undefined}
        type={onClick === undefined ? 'submit' : 'button'}
        onClick={(event) => {
          if (off) event.preventDefault();
          else onClick?.();
        }}
      >
        {children}
      </Button>
    </Tooltip>
  );
};
