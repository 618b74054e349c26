import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './StateMessage.module.css';

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: 'calm' | 'danger';
  readonly icon?: ReactNode;
  /** The title is the screen's h1. */
  readonly heading?: boolean;
}

/** What stands in place of content: nothing found, not loaded, not there; says what to do. */
export const StateMessage = ({ title, text, action, tone = 'calm', icon, heading = false }: Props) => {
  const Title = heading ? 'h1' : 'p';
  const sign = icon ?? (tone === 'danger' ? <IconAlertTriangle stroke={1.5} /> : <IconInbox stroke={1.5} />);
  return (
    <div className={styles.box} role={tone === 'danger' ? 'alert' : undefined} data-tone={tone}>
      <span className={styles.icon} aria-hidden>
        {sign}
      </span>
      <Title className={styles.title}>{title}</Title>
      {text ? <p className={styles.text}>{text}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
};
