import { useExchangeStatus } from '../../api/exchange.ts';
import styles from './Connect.module.css';
import { LeaveCentre } from './LeaveCentre.tsx';

/** At the sign-in of a desktop window that a centre was named for and nobody has entered yet: the way back from a wrong one. */
export const OtherCentre = () => {
  const { data } = useExchangeStatus();
  if (window.mesto === undefined || data?.kind !== 'not-enrolled') return null;
  return (
    <div className={styles.atSignIn}>
      <LeaveCentre pending={data.pending} />
    </div>
  );
};
